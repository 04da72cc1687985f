using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Output;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Converting;

/// <summary>Writes a run as one CF NetCDF-4 file, from which the same maps are drawn.</summary>
internal static class RunConverter
{
    /// <summary>Writes the file: aside first, then renamed.</summary>
    /// <param name="run">The run; one of NAME text is written as iris saves it.</param>
    /// <param name="path">Final name of the file; its folder is created.</param>
    /// <param name="workingFolder">Folder for the unfinished file, on the same file system.</param>
    /// <param name="library">Writes the NetCDF.</param>
    /// <exception cref="UnreadableInputException">The run is not on a grid, or one of its planes cannot be
    /// read.</exception>
    /// <exception cref="UnwritableOutputException">The file cannot be written.</exception>
    /// <exception cref="MissingLibraryException">The NetCDF library is not installed.</exception>
    public static void Write(RunDescription run, string path, string workingFolder, INetCdfLibrary library)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(library);
        Check(run);
        WriteAside(path, workingFolder, aside => Write(run, aside, library));
    }

    /// <summary>Writes a file aside, then renames it; errors name it as it is to be called.</summary>
    internal static void WriteAside(string path, string workingFolder, Action<string> write) =>
        AtomicFile.Write(path, workingFolder, aside =>
        {
            try
            {
                write(aside);
            }
            catch (UnwritableOutputException error) when (error.Path == aside)
            {
                throw new UnwritableOutputException(path, error.Problem, error);
            }
        });

    /// <summary>Refuses what cannot be converted.</summary>
    /// <exception cref="UnreadableInputException">The run is not on a grid, or has no quantity that is
    /// known.</exception>
    private static void Check(RunDescription run)
    {
        var file = run.Files[0].Path;
        if (run.Kind != RunKind.Grid)
            throw new UnreadableInputException(
                file,
                $"holds {(run.Kind == RunKind.TimeSeries ? "time series" : "trajectories")}; convert writes gridded fields"
            );
        if (run.Quantities.IsEmpty)
            throw new UnreadableInputException(
                file,
                "contains no quantity that ashplot knows; 'ashplot info' lists its fields"
            );
    }

    private static void Write(RunDescription run, string path, INetCdfLibrary library)
    {
        using var file = library.Create(path);
        var isNameText = run.Files.All(source => source.Format == NameTextFormat.FormatName);
        var writer = new RunNetCdfWriter(file, AttributesOf(run), isNameText ? RunNetCdfWriter.EarthRadius : null);
        var blocks = run
            .Quantities.SelectMany(quantity => isNameText ? FieldBlocks.Of(quantity) : QuantityBlocks.Of(quantity))
            .Select(block => (Block: block, Number: writer.Define(block.Field)))
            .ToList();
        using var reader = new SliceReader(run.Files);
        var plane = new float[run.Quantities.Max(quantity => quantity.Grid.CellCount)];
        foreach (var (block, number) in blocks)
        {
            var times = Math.Max(block.Field.Times.Length, 1);
            var values = plane.AsSpan(0, block.Field.Grid.CellCount);
            for (var index = 0; index < block.Slices.Length; index++)
            {
                reader.Read(block.Slices[index], values);
                writer.Write(number, index / times, index % times, values);
            }
        }

        writer.Complete();
    }

    /// <summary>
    /// The run's attributes, and its title where it is read from: none where its files have different ones, since maps
    /// of such a run have no title in their names.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string>> AttributesOf(RunDescription run)
    {
        var attributes = run.Attributes;
        var title = NetCdfRun
            .TitleAttributes.Select(name => attributes.GetValueOrDefault(name))
            .FirstOrDefault(text => text is not null);
        if (title == run.Title)
            return attributes;
        attributes = attributes.RemoveRange(NetCdfRun.TitleAttributes);
        return run.Title is { } text ? attributes.SetItem(NetCdfRun.TitleAttributes[0], text) : attributes;
    }
}
