using AshPlot.Core.Output;

namespace AshPlot.Core.Reporting;

/// <summary>Writes what a run leaves beside its maps.</summary>
internal static class ReportFiles
{
    /// <summary>Name of the manifest.</summary>
    public const string ManifestFile = "manifest.json";

    /// <summary>Name of the viewer page.</summary>
    public const string IndexFile = "index.html";

    /// <summary>Writes the manifest, and pages where they are wanted.</summary>
    /// <param name="manifest">What was drawn.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="workingFolder">Folder for unfinished files, on the same file system.</param>
    /// <param name="pages">Name of a quantity to file name of its summary page; null for no pages.</param>
    /// <returns>What a reader begins with: the index page, or without pages the manifest.</returns>
    /// <exception cref="Errors.UnwritableOutputException">A file cannot be written.</exception>
    public static string Write(
        Manifest manifest,
        string folder,
        string workingFolder,
        IReadOnlyDictionary<string, string>? pages
    )
    {
        if (pages is null)
            return WriteManifest(manifest, folder, workingFolder);
        manifest = AddPages(manifest, pages);
        WriteManifest(manifest, folder, workingFolder);
        return WritePages(manifest, folder, workingFolder, pages);
    }

    /// <summary>Writes <c>manifest.json</c>.</summary>
    /// <param name="manifest">What was drawn.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="workingFolder">Folder for unfinished files, on the same file system.</param>
    /// <returns>Path of the manifest.</returns>
    /// <exception cref="Errors.UnwritableOutputException">It cannot be written.</exception>
    public static string WriteManifest(Manifest manifest, string folder, string workingFolder)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var path = Path.Combine(folder, ManifestFile);
        AtomicFile.WriteStream(path, workingFolder, manifest.WriteTo);
        return path;
    }

    /// <summary>The manifest with the pages that <see cref="WritePages"/> makes of it.</summary>
    public static Manifest AddPages(Manifest manifest, IReadOnlyDictionary<string, string> summaryFiles)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(summaryFiles);
        return manifest with { Pages = [IndexFile, .. summaryFiles.Values.Distinct().Order(StringComparer.Ordinal)] };
    }

    /// <summary>Writes the summary pages, then <c>index.html</c>, which links to them.</summary>
    /// <param name="manifest">What was drawn.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="workingFolder">Folder for unfinished files, on the same file system.</param>
    /// <param name="summaryFiles">Name of a quantity of the manifest to file name of its summary page.</param>
    /// <returns>Path of the index page.</returns>
    /// <exception cref="Errors.UnwritableOutputException">A page cannot be written.</exception>
    public static string WritePages(
        Manifest manifest,
        string folder,
        string workingFolder,
        IReadOnlyDictionary<string, string> summaryFiles
    )
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(summaryFiles);
        foreach (var (quantity, file) in summaryFiles)
            AtomicFile.WriteStream(Path.Combine(folder, file), workingFolder, target =>
                SummaryPage.Write(target, manifest, quantity)
            );
        var path = Path.Combine(folder, IndexFile);
        AtomicFile.WriteStream(path, workingFolder, target => IndexPage.Write(target, manifest, summaryFiles));
        return path;
    }
}
