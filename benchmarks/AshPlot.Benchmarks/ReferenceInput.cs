using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;

namespace AshPlot.Benchmarks;

/// <summary>
/// The input of the reference job: one CF variable (altitude, time, latitude, longitude) of float32, deflate level 4
/// with shuffle, one slice to a chunk, holding a plume that meanders downwind of Katla.
/// </summary>
/// <remarks>
/// How much a plume and its noise cover decides how well slices and maps compress. Here a slice is covered by up to a
/// quarter, as in the sample eruption, and each covered cell has its own noise of 15 percent, as a model of particles
/// leaves it: kinder fields exist, and so do worse.
/// </remarks>
internal sealed record ReferenceInput(int Levels, int Times, int Rows, int Columns)
{
    private const string Variable = "volcanic_ash_concentration";
    private const double West = -40,
        East = 20,
        South = 40,
        North = 70;
    private const double SourceLongitude = -19.05,
        SourceLatitude = 63.63;

    /// <summary>The reference job: 240 maps.</summary>
    public static ReferenceInput Reference { get; } = new(24, 10, 301, 401);

    /// <summary>Number of slices, hence of maps.</summary>
    public int Maps => Levels * Times;

    /// <summary>Writes the file.</summary>
    public void Write(string path)
    {
        using var file = new UnidataLibrary().Create(path);
        file.DefineAttribute(NetCdfAttribute.OfText("Conventions", "CF-1.8"));
        Axis(file, "altitude", Levels, "m", "altitude");
        Axis(file, "time", Times, "hours since 2010-04-18 00:00:00", "time");
        Axis(file, "latitude", Rows, "degrees_north", "latitude");
        Axis(file, "longitude", Columns, "degrees_east", "longitude");
        file.DefineVariable(
            new NetCdfVariableDefinition(
                Variable,
                NetCdfType.Float,
                ["altitude", "time", "latitude", "longitude"],
                [
                    NetCdfAttribute.OfText("standard_name", "mass_concentration_of_volcanic_ash_in_air"),
                    NetCdfAttribute.OfText("units", "g m-3"),
                ]
            )
            {
                Chunks = [1, 1, Rows, Columns],
                DeflateLevel = 4,
            }
        );
        Write(file, "altitude", Levels, level => 500 * (level + 1));
        Write(file, "time", Times, time => 3 * (time + 1));
        Write(file, "latitude", Rows, Latitude);
        Write(file, "longitude", Columns, Longitude);
        var plane = new float[Rows * Columns];
        for (var level = 0; level < Levels; level++)
        {
            for (var time = 0; time < Times; time++)
            {
                Fill(level, time, plane);
                file.Write(Variable, [level, time, 0, 0], [1, 1, Rows, Columns], plane);
            }
        }

        file.Complete();
    }

    /// <summary>Calculates one slice.</summary>
    public void Fill(int level, int time, Span<float> plane)
    {
        var random = new Random((level * 1000) + time);
        var reach = 8 + (30.0 * (time + 1) / Times);
        var strength = 4e-3 * Math.Exp(-Math.Pow((level - (Levels * 0.4)) / (Levels * 0.35), 2));
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var downwind = Longitude(column) - SourceLongitude;
                var value = 0.0;
                if (downwind >= 0 && downwind <= reach)
                {
                    var meander =
                        2.5
                        * (
                            Math.Sin((downwind / 6) + (0.3 * level) + (0.4 * time))
                            - Math.Sin((0.3 * level) + (0.4 * time))
                        );
                    var off = (Latitude(row) - SourceLatitude + (0.3 * downwind) - meander) / (0.4 + (0.11 * downwind));
                    value =
                        strength * Math.Exp(-off * off) / (1 + (0.2 * downwind)) * Math.Sqrt(1 - (downwind / reach));
                    value *= 0.85 + (0.3 * random.NextDouble());
                }

                plane[(row * Columns) + column] = value < 1e-7 ? 0 : (float)value;
            }
        }
    }

    private static void Axis(INetCdfWriter file, string name, int length, string units, string standardName)
    {
        file.DefineDimension(name, length);
        var attributes = new List<NetCdfAttribute>
        {
            NetCdfAttribute.OfText("units", units),
            NetCdfAttribute.OfText("standard_name", standardName),
        };
        if (name == "altitude")
            attributes.Add(NetCdfAttribute.OfText("positive", "up"));
        file.DefineVariable(new NetCdfVariableDefinition(name, NetCdfType.Double, [name], [.. attributes]));
    }

    private static void Write(INetCdfWriter file, string axis, int length, Func<int, double> coordinate) =>
        file.Write(axis, [0], [length], Enumerable.Range(0, length).Select(coordinate).ToArray());

    private double Latitude(int row) => South + ((North - South) * row / (Rows - 1));

    private double Longitude(int column) => West + ((East - West) * column / (Columns - 1));
}
