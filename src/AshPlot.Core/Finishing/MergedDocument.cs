using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Finishing;

/// <summary>One PDF with a page for each map that a manifest lists as PDF, in the order of the manifest.</summary>
internal static class MergedDocument
{
    /// <summary>Name of the document in the output folder.</summary>
    public const string FileName = "maps.pdf";

    /// <summary>Makes the document.</summary>
    /// <param name="manifest">What was drawn.</param>
    /// <param name="folder">The output folder.</param>
    /// <returns>The manifest with the document; unchanged, and nothing written, where no map is a PDF.</returns>
    /// <exception cref="UnreadableInputException">A map is gone, or is no PDF of ashplot's.</exception>
    /// <exception cref="UnwritableOutputException">The document cannot be written.</exception>
    public static Manifest Write(Manifest manifest, string folder)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var maps = manifest
            .Quantities.SelectMany(quantity =>
                quantity.Maps.SelectMany(map =>
                    map.Files.Where(file => file.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
                        .Take(1)
                        .Select(file => Bound(quantity, map, Path.Combine(folder, file)))
                )
            )
            .ToArray();
        if (maps.Length == 0)
            return manifest;
        AtomicFile.Write(Path.Combine(folder, FileName), Path.Combine(folder, OutputFolder.WorkingName), aside =>
        {
            using var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            PdfBinder.Write(maps, PageText.Clean(PageFrame.RunTitle(manifest)), stream);
        });
        return manifest with { Document = FileName };
    }

    private static BoundMap Bound(ManifestQuantity quantity, ManifestMap map, string file)
    {
        var group = string.Join(
            ", ",
            new[] { PageText.Title(quantity), PageText.Level(map) }.Where(part => part is not null)
        );
        return new BoundMap(
            file,
            PageText.Clean(group),
            PageText.Clean(map.Time is { } time ? PageText.Time(time) : group)
        );
    }
}
