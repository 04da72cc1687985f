using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Output;

namespace AshPlot.Sample;

/// <summary>
/// A synthetic eruption of Katla whose ash drifts over the Faroes, Scotland and the North Sea, written as NAME output.
/// It is calculated from scratch and the same on every machine: the text to the byte, the NetCDF in what it holds.
/// </summary>
internal static class SampleEruption
{
    private const string Readme = """
        # A sample eruption

        Synthetic NAME output, made by `ashplot sample`: no real eruption, no real weather, and nothing to base a decision on.
        A small puff model lets ash rise over Katla in southern Iceland from 21:00 on 31 December 2024, pulsing in
        strength and height, and carries it in a made-up north-westerly jet over the Faroes, Scotland and the North Sea;
        it spreads, falls and settles on the way. Flight levels are counted as 30.48 m of height above sea level each.

        | where | what |
        |---|---|
        | `*.txt` | NAME II field layout: air concentration in three flight level bands, column, deposit; a file per time |
        | `name3/` | the same eruption in the NAME III field layout, air concentration at three heights above sea level |
        | `netcdf/` | the fields of `*.txt` as iris saves them, NetCDF-4 |

        Each folder is a run of its own: 4 times, 3 hours apart; 120 x 108 cells of 0.5 x 0.25 degrees.
        `ashplot sample DIR` writes a copy of it. `dotnet run --project tools/AshPlot.Sample DIR` calculates it anew, byte for
        byte the same but for the insides of the NetCDF file.

        """;

    /// <summary>Writes everything: text first, then NetCDF through the system's library.</summary>
    /// <inheritdoc cref="Write(string, INetCdfLibrary)"/>
    public static void Write(string folder) => Write(folder, new UnidataLibrary());

    /// <summary>Writes everything: text first, then NetCDF.</summary>
    /// <param name="folder">Where to; created. Files of the same names are replaced, others left alone.</param>
    /// <param name="library">Writes the NetCDF file.</param>
    /// <exception cref="Errors.UnwritableOutputException">A file or folder cannot be written.</exception>
    /// <exception cref="Errors.MissingLibraryException">The NetCDF library is not installed; the text is there all the
    /// same.</exception>
    public static void Write(string folder, INetCdfLibrary library)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(library);
        var periods = SampleRun.Calculate();
        WriteText(folder, periods);
        WriteNetCdf(folder, periods, library);
    }

    /// <summary>Writes the NAME II and NAME III text and the README, for which no library is needed.</summary>
    /// <param name="folder">Where to; created. Files of the same names are replaced, others left alone.</param>
    /// <exception cref="Errors.UnwritableOutputException">A file or folder cannot be written.</exception>
    public static void WriteText(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        WriteText(folder, SampleRun.Calculate());
    }

    private static void WriteText(string folder, IReadOnlyList<SamplePeriod> periods)
    {
        AtomicFile.WriteText(Path.Combine(folder, "README.md"), folder, Readme.ReplaceLineEndings("\n"));
        for (var index = 0; index < periods.Count; index++)
        {
            foreach (var (name, text) in NameTwoText.Files(periods[index]))
                AtomicFile.WriteText(Path.Combine(folder, name), folder, text);
            var three = NameThreeText.File(periods[index], index + 1);
            AtomicFile.WriteText(Path.Combine(folder, "name3", three.Name), folder, three.Text);
        }
    }

    private static void WriteNetCdf(string folder, IReadOnlyList<SamplePeriod> periods, INetCdfLibrary library) =>
        AtomicFile.Write(Path.Combine(folder, "netcdf", $"{SampleRun.Title}.nc"), folder, aside =>
            SampleNetCdf.Write(aside, periods, library)
        );
}
