using System.Collections.Immutable;
using System.Text;
using AshPlot.Core.Grids;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Converting;

/// <summary>
/// Coordinates of a NetCDF file by the CF conventions (chapters 4, 5 and 7), each defined once however many fields
/// share it. Their values are kept until everything is defined.
/// </summary>
internal sealed class CfCoordinates(INetCdfWriter writer, NetCdfNames names)
{
    private const string Bounds = "bnds";
    private const double SecondsPerHour = 3600;

    private readonly List<(ImmutableArray<TimeStep> Times, string Name)> times = [];
    private readonly List<(ImmutableArray<Level> Levels, string Name)> levels = [];
    private readonly List<(Grid Grid, GridNames Names)> grids = [];
    private readonly List<(GridAxis Axis, string Kind, string Name)> axes = [];
    private readonly Dictionary<string, string> texts = [];
    private readonly HashSet<string> dimensions = [];
    private readonly List<Action> values = [];

    /// <summary>The dimension of these times.</summary>
    public string Times(ImmutableArray<TimeStep> wanted)
    {
        if (times.Find(known => known.Times.SequenceEqual(wanted)) is { Name: { } known })
            return known;
        double[]? bounds = wanted[0] is { From: not null, To: not null }
            ? [.. wanted.SelectMany(step => new[] { Hours(step.From!.Value), Hours(step.To!.Value) })]
            : null;
        var name = Define(
            "time",
            [.. wanted.Select(step => Hours(step.Time))],
            bounds,
            ("axis", "T"),
            ("units", "hours since 1970-01-01 00:00:00"),
            ("standard_name", "time"),
            ("calendar", CalendarOf(wanted[0].Time.Calendar))
        );
        times.Add((wanted, name));
        return name;
    }

    /// <summary>The dimension of these levels, which are numbers of one kind.</summary>
    public string Levels(ImmutableArray<Level> wanted)
    {
        if (levels.Find(known => known.Levels.SequenceEqual(wanted)) is { Name: { } known })
            return known;
        // An open bound is not a number.
        double[]? bounds = wanted[0] is { Lower: not null } or { Upper: not null }
            ? [.. wanted.SelectMany(level => new[] { level.Lower ?? double.NaN, level.Upper ?? double.NaN })]
            : null;
        var (wantedName, attributes) = wanted[0].Kind switch
        {
            LevelKind.MetresAboveSea => (
                "altitude",
                new[] { ("units", "m"), ("standard_name", "altitude"), ("positive", "up") }
            ),
            LevelKind.MetresAboveGround => (
                "height",
                [("units", "m"), ("standard_name", "height"), ("positive", "up")]
            ),
            LevelKind.FlightLevel => (
                "flight_level",
                [("units", "hectofeet"), ("long_name", "flight_level"), ("positive", "up")]
            ),
            LevelKind.Pressure => (
                "pressure",
                [("units", "hPa"), ("standard_name", "air_pressure"), ("positive", "down")]
            ),
            _ => throw new ArgumentException("a level without a number has no axis", nameof(wanted)),
        };
        var name = Define(
            wantedName,
            [.. wanted.Select(level => level.Value!.Value)],
            bounds,
            [("axis", "Z"), .. attributes]
        );
        levels.Add((wanted, name));
        return name;
    }

    /// <summary>
    /// The dimensions of a grid, the variable of its mapping where it has one, and its two-dimensional coordinates
    /// where it has those.
    /// </summary>
    public GridNames Grid(Grid grid)
    {
        if (grids.Find(known => known.Grid.IsSameAs(grid)) is { Names: { } known })
            return known;
        var names = grid switch
        {
            { Places: { } places } => Places(grid, places),
            { Mapping: { IsRotatedPole: true } mapping } => new GridNames(
                Axis(grid.Latitudes, "rlat", ("axis", "Y"), ("units", "degrees"), ("standard_name", "grid_latitude")),
                Axis(grid.Longitudes, "rlon", ("axis", "X"), ("units", "degrees"), ("standard_name", "grid_longitude"))
            )
            {
                Mapping = Mapping(mapping),
            },
            { Mapping: { } mapping } => new GridNames(
                Axis(grid.Latitudes, "y", ("axis", "Y"), ("units", "m"), ("standard_name", "projection_y_coordinate")),
                Axis(grid.Longitudes, "x", ("axis", "X"), ("units", "m"), ("standard_name", "projection_x_coordinate"))
            )
            {
                Mapping = Mapping(mapping),
            },
            _ => new GridNames(
                Axis(
                    grid.Latitudes,
                    "latitude",
                    ("axis", "Y"),
                    ("units", "degrees_north"),
                    ("standard_name", "latitude")
                ),
                Axis(
                    grid.Longitudes,
                    "longitude",
                    ("axis", "X"),
                    ("units", "degrees_east"),
                    ("standard_name", "longitude")
                )
            ),
        };
        grids.Add((grid, names));
        return names;
    }

    private string Mapping(GridMapping mapping)
    {
        var name = names.Take(mapping.Name);
        writer.DefineVariable(
            new NetCdfVariableDefinition(name, NetCdfType.Int, [], GridMappingAttributes.Of(mapping))
        );
        return name;
    }

    private GridNames Places(Grid grid, CellPlaces places)
    {
        var (rows, columns) = (grid.Latitudes.Count, grid.Longitudes.Count);
        var (longitudes, latitudes) = places.Unpack(columns, grid.CellCount);
        var (y, x) = (names.Take("y"), names.Take("x"));
        DefineDimension(y, rows);
        DefineDimension(x, columns);
        return new GridNames(y, x)
        {
            Coordinates =
                $"{Plane("latitude", "degrees_north", latitudes)} {Plane("longitude", "degrees_east", longitudes)}",
        };

        string Plane(string kind, string units, double[] degrees)
        {
            var name = names.Take(kind);
            writer.DefineVariable(
                new NetCdfVariableDefinition(
                    name,
                    NetCdfType.Double,
                    [y, x],
                    [NetCdfAttribute.OfText("units", units), NetCdfAttribute.OfText("standard_name", kind)]
                )
            );
            values.Add(() => writer.Write(name, [0, 0], [rows, columns], degrees));
            return name;
        }
    }

    private static string CalendarOf(ModelCalendar calendar) =>
        calendar switch
        {
            ModelCalendar.NoLeap => "noleap",
            ModelCalendar.ThreeHundredSixtyDay => "360_day",
            ModelCalendar.Julian => "julian",
            ModelCalendar.AllLeap => "all_leap",
            _ => "standard",
        };

    /// <summary>The scalar variable of a level that is text.</summary>
    public string Text(string text)
    {
        if (texts.TryGetValue(text, out var known))
            return known;
        var length = Encoding.UTF8.GetByteCount(text);
        var dimension = $"string{length}";
        DefineDimension(dimension, length);
        var name = names.Take("z");
        writer.DefineVariable(
            new NetCdfVariableDefinition(
                name,
                NetCdfType.Text,
                [dimension],
                [NetCdfAttribute.OfText("units", "no_unit"), NetCdfAttribute.OfText("long_name", "z")]
            )
        );
        values.Add(() => writer.WriteText(name, [0], [length], text));
        texts.Add(text, name);
        return name;
    }

    /// <summary>Writes the values of all coordinates; nothing can be defined after it.</summary>
    public void WriteValues()
    {
        foreach (var write in values)
            write();
    }

    private string Axis(GridAxis axis, string kind, params (string, string)[] attributes)
    {
        var known = axes.Find(known =>
            known.Kind == kind
            && known.Axis.Centres.SequenceEqual(axis.Centres)
            && known.Axis.Edges.SequenceEqual(axis.Edges)
        );
        if (known.Name is not null)
            return known.Name;
        double[] bounds =
        [
            .. Enumerable.Range(0, axis.Count).SelectMany(index => new[] { axis.Edges[index], axis.Edges[index + 1] }),
        ];
        var name = Define(kind, [.. axis.Centres], bounds, attributes);
        axes.Add((axis, kind, name));
        return name;
    }

    private string Define(
        string wanted,
        double[] points,
        double[]? bounds,
        params (string Name, string Text)[] attributes
    )
    {
        var name = names.Take(wanted);
        var boundsName = $"{name}_{Bounds}";
        DefineDimension(name, points.Length);
        writer.DefineVariable(
            new NetCdfVariableDefinition(
                name,
                NetCdfType.Double,
                [name],
                [
                    .. bounds is null ? [] : new[] { NetCdfAttribute.OfText("bounds", boundsName) },
                    .. attributes.Select(attribute => NetCdfAttribute.OfText(attribute.Name, attribute.Text)),
                ]
            )
        );
        values.Add(() => writer.Write(name, [0], [points.Length], points));
        if (bounds is not null)
        {
            DefineDimension(Bounds, 2);
            writer.DefineVariable(new NetCdfVariableDefinition(boundsName, NetCdfType.Double, [name, Bounds], []));
            values.Add(() => writer.Write(boundsName, [0, 0], [points.Length, 2], bounds));
        }

        return name;
    }

    private void DefineDimension(string name, int length)
    {
        if (dimensions.Add(name))
            writer.DefineDimension(name, length);
    }

    private static double Hours(ModelTime time) => time.Seconds / SecondsPerHour;
}

/// <summary>How a grid is written.</summary>
/// <param name="Rows">Dimension of its rows.</param>
/// <param name="Columns">Dimension of its columns.</param>
internal sealed record GridNames(string Rows, string Columns)
{
    /// <summary>The variable of its mapping; null for true longitudes and latitudes.</summary>
    public string? Mapping { get; init; }

    /// <summary>
    /// Its two-dimensional coordinates, as the attribute <c>coordinates</c> names them; null without.
    /// </summary>
    public string? Coordinates { get; init; }
}
