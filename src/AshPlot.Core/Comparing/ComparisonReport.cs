using AshPlot.Core.Output;

namespace AshPlot.Core.Comparing;

/// <summary>
/// The folder of a report: <c>compare.json</c>, <c>index.html</c>, and of every pair that is not the same its pictures
/// under <c>expected/</c>, <c>actual/</c> and <c>difference/</c>, each by its own relative path.
/// </summary>
/// <param name="folder">The folder; created with the first file.</param>
internal sealed class ComparisonReport(string folder)
{
    /// <summary>Name of the document.</summary>
    public const string DocumentFile = "compare.json";

    /// <summary>Name of the page.</summary>
    public const string PageFile = "index.html";

    private readonly string workingFolder = Path.Combine(folder, OutputFolder.WorkingName);

    /// <summary>Keeps the pictures of a pair.</summary>
    /// <param name="pair">The pair; its name has no part that leads out of a folder.</param>
    /// <param name="expected">Bytes of the expected file, or null.</param>
    /// <param name="actual">Bytes of the actual file, or null.</param>
    /// <param name="difference">PNG of where they differ, or null.</param>
    /// <exception cref="Errors.UnwritableOutputException">A file cannot be written.</exception>
    public ComparedFiles Keep(PicturePair pair, byte[]? expected, byte[]? actual, byte[]? difference)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var asPng = pair.Name.EndsWith(".png", StringComparison.OrdinalIgnoreCase) ? pair.Name : pair.Name + ".png";
        return new ComparedFiles(
            Write($"expected/{pair.Name}", expected),
            Write($"actual/{pair.Name}", actual),
            Write($"difference/{asPng}", difference)
        );
    }

    /// <summary>Writes document and page.</summary>
    /// <returns>Path of the page.</returns>
    /// <exception cref="Errors.UnwritableOutputException">A file cannot be written.</exception>
    public string Write(ComparisonDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        AtomicFile.WriteText(Path.Combine(folder, DocumentFile), workingFolder, document.ToJson());
        var page = Path.Combine(folder, PageFile);
        AtomicFile.WriteStream(page, workingFolder, target => ComparisonPage.Write(target, document));
        if (Directory.Exists(workingFolder) && !Directory.EnumerateFileSystemEntries(workingFolder).Any())
            Directory.Delete(workingFolder);
        return page;
    }

    private string? Write(string path, byte[]? content)
    {
        if (content is null)
            return null;
        AtomicFile.WriteBytes(Path.Combine(folder, path), workingFolder, content);
        return path;
    }
}
