using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>A NetCDF file seen by the CF conventions: which variable lies on which grid, at which times and levels.</summary>
internal sealed class CfDataset(INetCdfFile file)
{
    private readonly Dictionary<(string, string), Grid> grids = [];
    private readonly Dictionary<string, ImmutableArray<TimeStep>> times = [];

    /// <summary>The file.</summary>
    public INetCdfFile File { get; } = file;

    /// <summary>A variable on a latitude-longitude grid; null for any other variable.</summary>
    public CfField? FieldOf(NetCdfVariable variable)
    {
        if (!variable.IsNumeric)
            return null;
        CfAxis? latitude = null, longitude = null, time = null, vertical = null;
        foreach (var axis in AxesOf(variable))
        {
            switch (CfRoles.Of(axis.Coordinate))
            {
                case CfRole.Latitude when axis.Dimension >= 0:
                    latitude ??= axis;
                    break;
                case CfRole.Longitude when axis.Dimension >= 0:
                    longitude ??= axis;
                    break;
                case CfRole.Time:
                    time ??= axis;
                    break;
                case CfRole.Vertical:
                    vertical ??= axis;
                    break;
            }
        }

        return latitude is null || longitude is null ? null : new CfField(variable, latitude, longitude, time, vertical);
    }

    /// <summary>A variable that must lie on a latitude-longitude grid.</summary>
    /// <exception cref="UnreadableInputException">It does not; the message says on what it lies, where that is known.</exception>
    public CfField RequiredFieldOf(NetCdfVariable variable) => FieldOf(variable)
        ?? throw new UnreadableInputException(File.Path, WhyNoField(variable), variable: variable.Name);

    /// <summary>The grid of a field.</summary>
    /// <exception cref="UnreadableInputException">Its axes cannot be used, or it is too large.</exception>
    public Grid GridOf(CfField field)
    {
        var (latitude, longitude) = (field.Latitude.Coordinate, field.Longitude.Coordinate);
        if (grids.TryGetValue((latitude.Name, longitude.Name), out var grid))
            return grid;
        var rows = field.Variable.Dimensions[field.Latitude.Dimension].Length;
        var columns = field.Variable.Dimensions[field.Longitude.Dimension].Length;
        if (rows > NetCdfLimits.PlaneCells || columns > NetCdfLimits.PlaneCells || rows * columns > NetCdfLimits.PlaneCells)
        {
            throw new UnreadableInputException(
                File.Path, $"claims a grid of {rows} x {columns} cells; the file may be damaged", variable: field.Variable.Name);
        }

        grid = new Grid(
            CfGrid.Longitudes(File, longitude, ReadNumbers(longitude), ReadBounds(longitude)),
            CfGrid.Latitudes(File, latitude, ReadNumbers(latitude), ReadBounds(latitude)));
        grids.Add((latitude.Name, longitude.Name), grid);
        return grid;
    }

    /// <summary>The times of a field as stored, to the second, with their bounds; empty where it has none.</summary>
    /// <exception cref="UnreadableInputException">They cannot be decoded.</exception>
    public ImmutableArray<TimeStep> TimesOf(CfField field)
    {
        if (field.Time is not { Coordinate: var coordinate })
            return [];
        if (times.TryGetValue(coordinate.Name, out var known))
            return known;
        var units = CfTimeUnits.Parse(coordinate.Attributes.Text("units"), coordinate.Attributes.Text("calendar"), out var problem)
            ?? throw new UnreadableInputException(File.Path, problem, variable: coordinate.Name);
        var bounds = ReadBounds(coordinate);
        var numbers = ReadNumbers(coordinate);
        var steps = ImmutableArray.CreateBuilder<TimeStep>(numbers.Length);
        for (var index = 0; index < numbers.Length; index++)
        {
            var step = new TimeStep(Decode(numbers[index]));
            steps.Add(bounds.Length == 2 * numbers.Length
                ? step with { From = Decode(bounds[2 * index]), To = Decode(bounds[(2 * index) + 1]) }
                : step);
        }

        known = steps.MoveToImmutable();
        times.Add(coordinate.Name, known);
        return known;

        ModelTime Decode(double number) => units.Decode(number)
            ?? throw new UnreadableInputException(File.Path, "has a time that is missing or beyond years 1 to 9999", variable: coordinate.Name);
    }

    /// <summary>The levels of a field in stored order.</summary>
    /// <returns>One <see cref="Level.None"/> without a vertical coordinate; null where that says nothing known.</returns>
    public ImmutableArray<Level>? LevelsOf(CfField field) =>
        field.Vertical is { Coordinate: var coordinate }
            ? CfVertical.Levels(coordinate, ReadNumbers(coordinate), ReadBounds(coordinate))
            : [Level.None];

    /// <summary>All values of a small variable, unpacked.</summary>
    /// <exception cref="UnreadableInputException">They cannot be read, or are too many for an axis.</exception>
    public double[] ReadNumbers(NetCdfVariable variable)
    {
        var values = new double[NetCdfLimits.CheckedCount(File, variable, 2 * NetCdfLimits.AxisEntries)];
        if (values.Length == 0)
            return values;
        long[] counts = [.. variable.Dimensions.Select(dimension => dimension.Length)];
        File.Read(variable, new long[counts.Length], counts, values);
        PackedValues.Of(variable).Unpack(values);
        return values;
    }

    /// <summary>All texts of a variable of characters, one for each entry of its dimensions but the last, or of strings.</summary>
    /// <exception cref="UnreadableInputException">They cannot be read, or are too many for an axis.</exception>
    public ImmutableArray<string> ReadTexts(NetCdfVariable variable)
    {
        _ = NetCdfLimits.CheckedCount(File, variable, NetCdfLimits.AxisEntries);
        var rank = variable.Dimensions.Length;
        var rows = variable.Type == NetCdfType.Strings ? rank : Math.Max(rank - 1, 0);
        if (rows > 1)
            throw new UnreadableInputException(File.Path, "has more dimensions than a list of texts", variable: variable.Name);
        var (start, count) = (new long[rank], new long[rank]);
        for (var dimension = 0; dimension < rank; dimension++)
            count[dimension] = dimension < rows ? 1 : variable.Dimensions[dimension].Length;

        var texts = ImmutableArray.CreateBuilder<string>();
        for (var row = 0L; row < (rows == 0 ? 1 : variable.Dimensions[0].Length); row++)
        {
            if (rows > 0)
                start[0] = row;
            texts.Add(File.ReadText(variable, start, count));
        }

        return texts.ToImmutable();
    }

    /// <summary>Lower and upper bound for each value of a coordinate, one after the other; empty where none are stored.</summary>
    public double[] ReadBounds(NetCdfVariable coordinate) =>
        coordinate.Attributes.Text("bounds") is { } name && File.Find(name) is { IsNumeric: true } bounds
            && bounds.Dimensions.Length == coordinate.Dimensions.Length + 1 && bounds.Dimensions[^1].Length == 2
            && bounds.Dimensions.AsSpan()[..^1].SequenceEqual(coordinate.Dimensions.AsSpan())
            ? ReadNumbers(bounds)
            : [];

    /// <summary>The names in a variable's <c>coordinates</c> attribute that are variables of the file.</summary>
    public IEnumerable<NetCdfVariable> CoordinatesOf(NetCdfVariable variable) =>
        (variable.Attributes.Text("coordinates") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(File.Find).OfType<NetCdfVariable>();

    /// <summary>Numeric coordinates, those named as a dimension first.</summary>
    private IEnumerable<CfAxis> AxesOf(NetCdfVariable variable)
    {
        for (var index = 0; index < variable.Dimensions.Length; index++)
        {
            var dimension = variable.Dimensions[index];
            if (File.Find(dimension.Name) is { IsNumeric: true, Dimensions: [var own] } coordinate && own == dimension)
                yield return new CfAxis(index, coordinate);
        }

        foreach (var coordinate in CoordinatesOf(variable).Where(coordinate => coordinate.IsNumeric))
        {
            if (coordinate.Dimensions is [])
                yield return new CfAxis(CfAxis.Scalar, coordinate);
            else if (coordinate.Dimensions is [var own] && variable.Dimensions.IndexOf(own) is >= 0 and var index)
                yield return new CfAxis(index, coordinate);
        }
    }

    /// <summary>Why a variable is not on a latitude-longitude grid: the words that follow its name in a message.</summary>
    public string WhyNoField(NetCdfVariable variable)
    {
        if (!variable.IsNumeric)
            return "does not hold numbers";
        if (AxesOf(variable).FirstOrDefault(axis => CfRoles.Of(axis.Coordinate) == CfRole.Projected) is { } projected)
        {
            var units = projected.Coordinate.Attributes.Text("units") is { } text ? $" in {text}" : "";
            return $"lies on a projected or rotated grid ('{projected.Coordinate.Name}'{units}); only latitude-longitude grids can be drawn";
        }

        return CoordinatesOf(variable).Any(coordinate => coordinate.Dimensions.Length == 2 && coordinate.IsNumeric)
            ? "lies on a curvilinear grid (its latitudes have two dimensions); only latitude-longitude grids can be drawn"
            : "has no latitude and longitude axis";
    }
}
