using System.Collections.Immutable;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;

namespace AshPlot.Core.Drawing;

/// <summary>Writes each map in every format that is wanted: all its files or none.</summary>
internal sealed class MapFiles
{
    private readonly string folder;
    private readonly string workingFolder;
    private readonly ImmutableArray<(IMapFormat Format, MemoryStream Content)> formats;

    /// <summary>Prepares to write.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="workingFolder">Folder for unfinished files, on the same file system; it is there.</param>
    /// <param name="formats">Words of the formats; the first one's file is a map's path.</param>
    /// <exception cref="InvalidOptionException">There is no such format.</exception>
    public MapFiles(string folder, string workingFolder, IEnumerable<string> formats)
    {
        this.folder = folder;
        this.workingFolder = workingFolder;
        this.formats = [.. formats.Select(name => (MapFormats.Find(name), new MemoryStream()))];
    }

    /// <summary>True where a format draws areas instead of pixels.</summary>
    public bool NeedAreas => formats.Any(entry => !entry.Format.IsRaster);

    /// <summary>Writes a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="path">Relative to the output folder, without an extension.</param>
    /// <returns>The files, known by the bytes that were handed to the system: nobody need read them again.</returns>
    /// <exception cref="UnwritableOutputException">A file cannot be written; none is left.</exception>
    public ImmutableArray<FileStamp> Write(IFinishedMap map, string path)
    {
        foreach (var (format, content) in formats)
        {
            content.SetLength(0);
            format.Write(map, content);
        }

        // Who removes the folder does not want it back with some of the maps in it.
        if (!Directory.Exists(workingFolder))
            throw new UnwritableOutputException(folder, "the output folder was removed while maps were drawn");
        var written = ImmutableArray.CreateBuilder<FileStamp>(formats.Length);
        try
        {
            foreach (var (format, content) in formats)
            {
                var file = $"{path}.{format.Name}";
                var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
                AtomicFile.WriteBytes(Path.Combine(folder, file), workingFolder, bytes);
                written.Add(FileStamp.Of(file, bytes));
            }
        }
        catch (UnwritableOutputException)
        {
            // A map that failed has no file.
            foreach (var file in written)
                File.Delete(Path.Combine(folder, file.Path));
            throw;
        }

        return written.MoveToImmutable();
    }
}
