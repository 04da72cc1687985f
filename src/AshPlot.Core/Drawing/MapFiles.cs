using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Drawing.Values;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;

namespace AshPlot.Core.Drawing;

/// <summary>Encodes each map in every format that is wanted and writes it: all its files or none.</summary>
internal sealed class MapFiles : IDisposable
{
    private readonly string folder;
    private readonly string workingFolder;
    private readonly OutputWriter writer;

    // Another one, since each holds the folder of its last file.
    private readonly OutputWriter valueWriter;
    private readonly ImmutableArray<IMapFormat> formats;

    // The longest file of each format so far: the next one is about as long.
    private readonly int[] expected;

    /// <summary>Prepares to write.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="workingFolder">Folder for unfinished files, on the same file system; it is there.</param>
    /// <param name="formats">Words of the formats; the first one's file is a map's path.</param>
    /// <exception cref="InvalidOptionException">There is no such format.</exception>
    public MapFiles(string folder, string workingFolder, IEnumerable<string> formats)
    {
        this.folder = folder;
        this.workingFolder = workingFolder;
        writer = new OutputWriter(folder, workingFolder);
        valueWriter = new OutputWriter(folder, workingFolder);
        this.formats = [.. formats.Select(MapFormats.Find)];
        expected = new int[this.formats.Length];
    }

    /// <summary>True where a format draws areas instead of pixels.</summary>
    public bool NeedAreas => formats.Any(format => !format.IsRaster);

    /// <summary>Encodes a map in every format.</summary>
    /// <param name="map">The map.</param>
    /// <param name="path">Relative to the output folder, without an extension.</param>
    /// <param name="values">The values that it shows, encoded.</param>
    public EncodedMap Encode(IFinishedMap map, string path, IReadOnlyList<EncodedValues> values)
    {
        var contents = new PooledStream[formats.Length];
        for (var index = 0; index < contents.Length; index++)
            contents[index] = new PooledStream(expected[index]);
        var encoded = new EncodedMap(path, ImmutableCollectionsMarshal.AsImmutableArray(contents), values);
        try
        {
            for (var index = 0; index < contents.Length; index++)
            {
                formats[index].Write(map, contents[index]);
                expected[index] = Math.Max(expected[index], contents[index].Written.Length);
            }

            return encoded;
        }
        catch
        {
            encoded.Dispose();
            throw;
        }
    }

    /// <summary>Writes the files of a map.</summary>
    /// <returns>The files, behind them the values and what says where they are, known by the bytes that were handed to
    /// the system: nobody need read them again.</returns>
    /// <exception cref="UnwritableOutputException">A file cannot be written; none is left.</exception>
    public ImmutableArray<FileStamp> Write(EncodedMap map)
    {
        // Who removes the folder does not want it back with some of the maps in it.
        if (!Directory.Exists(workingFolder))
            throw new UnwritableOutputException(folder, "the output folder was removed while maps were drawn");
        var written = ImmutableArray.CreateBuilder<FileStamp>(formats.Length + map.Values.Count + 1);
        try
        {
            for (var index = 0; index < formats.Length; index++)
            {
                var file = $"{map.Path}.{formats[index].Extension}";
                var bytes = map.Contents[index].Written;
                writer.Write(file, bytes);
                written.Add(FileStamp.Of(file, bytes));
            }

            foreach (var (file, content, _) in map.Values)
            {
                valueWriter.Write(file, content.Written);
                written.Add(FileStamp.Of(file, content.Written));
            }

            if (map.Values.Count > 0)
                written.Add(map.Values[0].Grid);
        }
        catch (UnwritableOutputException)
        {
            // A map that failed has no file.
            foreach (var file in written)
                File.Delete(Path.Combine(folder, file.Path));
            throw;
        }

        return written.DrainToImmutable();
    }

    /// <summary>Writes what the values of all maps of a grid and a box share.</summary>
    /// <exception cref="UnwritableOutputException">It cannot be written.</exception>
    public FileStamp WriteGrid(ShownCells cells)
    {
        using var content = new PooledStream(4096);
        cells.Write(content);
        var stamp = FileStamp.Of("", content.Written);
        stamp = stamp with { Path = ValueFiles.OfGrid(stamp.Hash) };
        valueWriter.Write(stamp.Path, content.Written);
        return stamp;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writer.Dispose();
        valueWriter.Dispose();
    }
}
