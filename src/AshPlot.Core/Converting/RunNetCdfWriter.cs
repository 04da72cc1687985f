using System.Collections.Immutable;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Layouts;

namespace AshPlot.Core.Converting;

/// <summary>
/// Writes fields by the CF conventions: a variable for each, with bounds, cell methods and grid mapping. Fields of NAME
/// are as iris saves them, with NAME's own texts as attributes, blanks and all, and levels that are text as scalar
/// character variables, and <see cref="NameLayout"/> reads them back; those of other models
/// <see cref="AshPlotLayout"/>.
/// </summary>
/// <remarks>First all fields are defined, then planes are written, then comes <see cref="Complete"/>.</remarks>
internal sealed class RunNetCdfWriter
{
    /// <summary>Radius in m of the sphere that NAME calculates on, as iris states it too.</summary>
    public const double EarthRadius = 6_371_229;

    private const string Conventions = "Conventions";
    private const string GridMapping = "latitude_longitude";
    private const int Deflate = 4;

    /// <summary>What numbers that nothing was written to read as: NC_FILL_FLOAT of netcdf.h.</summary>
    private const float Fill = 9.9692099683868690e+36f;

    /// <summary>
    /// A chunk of a small grid holds several maps: 64 KiB are quick to inflate, and far fewer than a block of disk
    /// would waste.
    /// </summary>
    private const long SmallChunkCells = 16 * 1024;

    private readonly INetCdfWriter writer;
    private readonly NetCdfNames names = new();
    private readonly CfCoordinates coordinates;
    private readonly List<(string Variable, WrittenField Field)> fields = [];
    private readonly bool hasEarth;
    private float[] filled = [];

    /// <summary>Begins a file.</summary>
    /// <param name="writer">The file; its owner disposes of it.</param>
    /// <param name="attributes">Global attributes, in order; the conventions are added.</param>
    /// <param name="earthRadius">The sphere in metres that longitudes and latitudes of the run are on; null where its
    /// files do not say.</param>
    public RunNetCdfWriter(
        INetCdfWriter writer,
        IEnumerable<KeyValuePair<string, string>> attributes,
        double? earthRadius
    )
    {
        hasEarth = earthRadius is not null;
        this.writer = writer;
        coordinates = new CfCoordinates(writer, names);
        var written = new HashSet<string> { Conventions };
        foreach (var (key, text) in attributes)
        {
            if (NetCdfNames.OfAttribute(key) is { } name && !NameLayout.DescribesField(name) && written.Add(name))
                writer.DefineAttribute(NetCdfAttribute.OfText(name, text));
        }

        writer.DefineAttribute(NetCdfAttribute.OfText(Conventions, "CF-1.8"));
        if (earthRadius is not { } radius)
            return;
        writer.DefineVariable(
            new NetCdfVariableDefinition(
                names.Take(GridMapping),
                NetCdfType.Int,
                [],
                [
                    NetCdfAttribute.OfText("grid_mapping_name", GridMapping),
                    NetCdfAttribute.OfDouble("longitude_of_prime_meridian", 0),
                    NetCdfAttribute.OfDouble("earth_radius", radius),
                ]
            )
        );
    }

    /// <summary>Defines a field.</summary>
    /// <returns>Its number, by which planes are written.</returns>
    public int Define(WrittenField field)
    {
        var dimensions = ImmutableArray.CreateBuilder<string>();
        if (field.Levels.Length > 0)
            dimensions.Add(coordinates.Levels(field.Levels));
        var time = field.Times.Length > 0 ? coordinates.Times(field.Times) : null;
        if (time is not null)
            dimensions.Add(time);
        var grid = coordinates.Grid(field.Grid);
        dimensions.AddRange(grid.Rows, grid.Columns);

        var name = names.Take(field.Name);
        writer.DefineVariable(
            new NetCdfVariableDefinition(
                name,
                NetCdfType.Float,
                dimensions.ToImmutable(),
                AttributesOf(field, time ?? "time", grid)
            )
            {
                Chunks = ChunksOf(field),
                DeflateLevel = Deflate,
            }
        );
        fields.Add((name, field));
        return fields.Count - 1;
    }

    /// <summary>Writes the plane of a level and a time.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="level">Position among the levels of the field; 0 without.</param>
    /// <param name="time">Position among its times; 0 without.</param>
    /// <param name="plane">Values as [latitude, longitude]; NaN is missing.</param>
    public void Write(int field, int level, int time, ReadOnlySpan<float> plane)
    {
        var (variable, written) = fields[field];
        var (start, count) = (new List<long>(), new List<long>());
        if (written.Levels.Length > 0)
            start.Add(level);
        if (written.Times.Length > 0)
            start.Add(time);
        count.AddRange(Enumerable.Repeat(1L, start.Count));
        start.AddRange([0, 0]);
        count.AddRange([written.Grid.Latitudes.Count, written.Grid.Longitudes.Count]);
        writer.Write(variable, start.ToArray(), count.ToArray(), WithFill(plane));
    }

    /// <summary>Writes the coordinates and ends the file.</summary>
    public void Complete()
    {
        coordinates.WriteValues();
        writer.Complete();
    }

    private ImmutableArray<NetCdfAttribute> AttributesOf(WrittenField field, string time, GridNames grid)
    {
        (string Name, string? Text)[] texts =
        [
            ("long_name", field.LongName),
            ("standard_name", field.StandardName),
            ("units", field.Units.Length == 0 ? null : field.Units),
            .. field.Attributes,
            ("cell_methods", $"{time}: {field.Statistic ?? "point"}"),
            ("grid_mapping", grid.Mapping ?? (hasEarth && grid.Coordinates is null ? GridMapping : null)),
            ("coordinates", field.Z is null ? grid.Coordinates : coordinates.Text(field.Z)),
        ];
        return
        [
            NetCdfAttribute.OfFloat("_FillValue", Fill),
            .. texts
                .Where(entry => entry.Text is not null)
                .Select(entry => NetCdfAttribute.OfText(entry.Name, entry.Text!)),
        ];
    }

    /// <summary>A chunk holds whole maps, so that reading one inflates little else.</summary>
    private static ImmutableArray<long> ChunksOf(WrittenField field)
    {
        var chunks = ImmutableArray.CreateBuilder<long>();
        if (field.Levels.Length > 0)
            chunks.Add(1);
        if (field.Times.Length > 0)
            chunks.Add(Math.Clamp(SmallChunkCells / field.Grid.CellCount, 1, field.Times.Length));
        chunks.AddRange(field.Grid.Latitudes.Count, field.Grid.Longitudes.Count);
        return chunks.ToImmutable();
    }

    private ReadOnlySpan<float> WithFill(ReadOnlySpan<float> plane)
    {
        var missing = false;
        foreach (var value in plane)
            missing |= float.IsNaN(value);
        if (!missing)
            return plane;
        if (filled.Length < plane.Length)
            filled = new float[plane.Length];
        for (var cell = 0; cell < plane.Length; cell++)
            filled[cell] = float.IsNaN(plane[cell]) ? Fill : plane[cell];
        return filled.AsSpan(0, plane.Length);
    }
}
