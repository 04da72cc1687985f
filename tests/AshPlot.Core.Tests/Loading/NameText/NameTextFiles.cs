using AshPlot.Core.Loading;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Loading.NameText;

/// <summary>NAME texts for tests, in a folder of their own that is removed at the end.</summary>
internal sealed class NameTextFiles : IDisposable
{
    /// <summary>NAME II: 2 x 2 cells of half a degree, two flight-level bands, one row.</summary>
    public const string NameTwo = """
        NAME III (version 8.0)
         Title:               DEMO
         Run time:            0000UTC 01/01/2025
         Release location:    19.0000W   64.0000N
         X grid origin:         -20.00000
         Y grid origin:          63.00000
         X grid size:                    2
         Y grid size:                    2
         X grid resolution:     0.5000000
         Y grid resolution:     0.5000000
         Number of fields:               2
         
         ,,,,VOLCANIC,VOLCANIC,
         ,,,,VOLCANIC_ASH,VOLCANIC_ASH,
         ,,,,003 hr time averaged,003 hr time averaged,
         ,,,,Air Concentration,Air Concentration,
         ,,,,g/m3,g/m3,
         ,,,,From FL000 - FL200,From FL200 - FL350,
         X grid,Y grid,Longitude,Latitude,0300UTC 01/01/2025,0300UTC 01/01/2025,
         
         2.500000,1.500000,-19.250000,63.250000,0.20000000E-02,0.00000000E+00,

        """;

    /// <summary>The first data row of <see cref="NameTwo"/>.</summary>
    public const string NameTwoRow = " 2.500000,1.500000,-19.250000,63.250000,0.20000000E-02,0.00000000E+00,";

    /// <summary>NAME III: 2 x 2 cells, one field at 500 m above ground, one row.</summary>
    public const string NameThree = """
        NAME III (version 8.0)
        Run name:                   DEMO
        Run time:                   01/01/2025 00:00:00.000 UTC
        Met data:                   
        Run duration:               3hr 0min
        X grid origin:              -20.00000
        X grid size:                2
        X grid resolution:          0.5000000
        Y grid origin:              63.00000
        Y grid size:                2
        Y grid resolution:          0.5000000
        Number of preliminary cols: 4
        Number of field cols:       1
         
         Fields:
         , , , , VOLCANIC,
         , , , , Unnamed Field Req 1,
         , , , , Air Concentration,
         , , , , VOLCANIC_ASH,
         , , , , g / m^3,
         , , , , All sources,
         , , , , No ensemble averaging,
         , , , , 3hr 0min average,
         , , , , No horizontal averaging,
         , , , , No vertical averaging,
         , , , , ,
         , , , , ,
         , , , , ,
         , , , , 01/01/2025 03:00 UTC,
         , , , , Z = 500.0000 m agl,
         , , , , ,
         X Index, Y Index, X (Lat-Long), Y (Lat-Long), ,
         2, 1, -19.50000, 63.00000, 0.2000000E-02,

        """;

    /// <summary>
    /// NAME III version 2: 2 x 2 cells, one field, two times and two heights in columns, one combination without rows.
    /// </summary>
    public const string VersionTwo = """
        NAME III (version 8.0)
        Output format: 2
        Run name: DEMO
        X grid origin: -20.00000
        X grid size: 2
        X grid resolution: 0.5000000
        Y grid origin: 63.00000
        Y grid size: 2
        Y grid resolution: 0.5000000
        Number of preliminary cols: 6
        Number of field cols: 1
         
         Fields:
         , , , , , Species category:, VOLCANIC,
         , , , , , Field Name:, Unnamed Field Req 1,
         , , , , , Quantity:, Air Concentration,
         , , , , , Species:, VOLCANIC_ASH,
         , , , , , Units:, g / m^3,
         , , , , , Source/source group:, All sources,
         , , , , , Time av/int info:, 1hr 0min average,
         , , , , , ... over [T]:, whole run,
         X Index, Y Index, X (Lat-Long), Y (Lat-Long), T, Z (m asl), ,
         1, 1, -20.0, 63.0, 01/01/2025 01:00 UTC, 25.0, 1.0,
         2, 1, -19.5, 63.0, 01/01/2025 01:00 UTC, 25.0, 2.0,
         2, 1, -19.5, 63.0, 01/01/2025 01:00 UTC, 75.0, 3.0,
         2, 2, -19.5, 63.5, 01/01/2025 02:00 UTC, 25.0, 4.0,

        """;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ashplot-name-").FullName;

    /// <summary>Options that leave decoded planes in the folder.</summary>
    public LoadOptions Decoding => new() { DecodedPlanesFolder = Path.Combine(Folder, "decoded") };

    /// <summary>The example of a layout.</summary>
    public static string Of(string layout) =>
        layout switch
        {
            "NAME II" => NameTwo,
            "NAME III" => NameThree,
            "NAME III version 2" => VersionTwo,
            _ => throw new ArgumentOutOfRangeException(nameof(layout)),
        };

    /// <summary>Writes a text file.</summary>
    public string Write(string text, string name = "name.txt")
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Describes a text, leaving decoded planes.</summary>
    public RunDescription Describe(string text, string name = "name.txt") =>
        new NameTextFormat().Describe(Write(text, name), Decoding);

    /// <summary>Reads one slice of a run.</summary>
    public static float[] Read(RunDescription run, int quantity = 0, int slice = 0)
    {
        using var reader = new SliceReader(run.Files);
        var values = new float[run.Quantities[quantity].Grid.CellCount];
        reader.Read(run.Quantities[quantity].Slices[slice], values);
        return values;
    }

    /// <summary>The number of the line that holds a text.</summary>
    public static int LineOf(string text, string part) =>
        text[..text.IndexOf(part, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
