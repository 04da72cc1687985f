using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf.Cf;

/// <summary>
/// A NetCDF file seen by the CF conventions: which variable lies on which grid, at which times and levels.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="options">What the user chose of dimensions; null chooses nothing.</param>
internal sealed class CfDataset(INetCdfFile file, LoadOptions? options = null)
{
    private readonly LoadOptions options = options ?? new LoadOptions();
    private readonly List<string> warnings = [];
    private readonly Dictionary<(string, string, GridMapping?), Grid> grids = [];
    private readonly CfHorizontal horizontal = new(file);
    private readonly Dictionary<string, ImmutableArray<TimeStep>> times = [];
    private readonly Dictionary<string, ImmutableArray<Level?>?> levels = [];

    /// <summary>The release that is chosen, from 1; 0 for the sum of all, null for none.</summary>
    public int? Release => options.Release;

    /// <summary>The file.</summary>
    public INetCdfFile File { get; } = file;

    /// <summary>What the user should know of coordinates, one sentence each.</summary>
    public IReadOnlyCollection<string> Warnings => warnings;

    /// <summary>Names of all size bins of the file: what <c>Species</c> takes.</summary>
    public IEnumerable<string> Bins => new CfChoice(this, options).Bins;

    /// <summary>A variable on a grid that can be placed on the Earth; null for any other variable.</summary>
    public CfField? FieldOf(NetCdfVariable variable)
    {
        CfAxis[] axes = [.. AxesOf(variable)];
        if (!variable.IsNumeric || horizontal.Of(variable, axes, CoordinatesOf(variable), out _) is not { } plane)
            return null;
        CfAxis? time = null,
            vertical = null;
        foreach (var axis in axes)
        {
            switch (CfRoles.Of(axis.Coordinate))
            {
                case CfRole.Time:
                    time ??= axis;
                    break;
                case CfRole.Vertical:
                    vertical ??= axis;
                    break;
            }
        }

        return new CfChoice(this, options).Apply(
            new CfField(variable, plane.Latitude, plane.Longitude, time, vertical) { Mapping = plane.Mapping }
        );
    }

    /// <summary>True where the members of an ensemble are taken together, of which this is the first.</summary>
    public bool TakesMembers => options.Members;

    /// <summary>
    /// Why a variable with coordinates of a plane cannot be placed on the Earth; null for any other variable.
    /// </summary>
    public string? WhyNotPlaced(NetCdfVariable variable)
    {
        _ = horizontal.Of(variable, [.. AxesOf(variable)], CoordinatesOf(variable), out var why);
        return why;
    }

    /// <summary>A variable that must lie on a grid that can be placed.</summary>
    /// <exception cref="UnreadableInputException">It does not; the message says on what it lies, where that is
    /// known.</exception>
    public CfField RequiredFieldOf(NetCdfVariable variable) =>
        FieldOf(variable)
        ?? throw new UnreadableInputException(File.Path, CfReasons.NoField(this, variable), variable: variable.Name);

    /// <summary>The grid of a field.</summary>
    /// <exception cref="UnreadableInputException">Its axes cannot be used, or it is too large.</exception>
    public Grid GridOf(CfField field)
    {
        var (latitude, longitude) = (field.Latitude.Coordinate, field.Longitude.Coordinate);
        if (grids.TryGetValue((latitude.Name, longitude.Name, field.Mapping), out var grid))
            return grid;
        var rows = field.Variable.Dimensions[field.Latitude.Dimension].Length;
        var columns = field.Variable.Dimensions[field.Longitude.Dimension].Length;
        if (
            rows > NetCdfLimits.PlaneCells
            || columns > NetCdfLimits.PlaneCells
            || rows * columns > NetCdfLimits.PlaneCells
        )
        {
            throw new UnreadableInputException(
                File.Path,
                $"claims a grid of {rows} x {columns} cells; the file may be damaged",
                variable: field.Variable.Name
            );
        }

        grid =
            latitude.Dimensions.Length == 2
                ? CfGrid.Curvilinear(
                    File,
                    latitude,
                    ReadNumbers(latitude, CfGrid.MostPlaces),
                    longitude,
                    ReadNumbers(longitude, CfGrid.MostPlaces)
                )
            : field.Mapping is { IsRotatedPole: false }
                ? new Grid(Length(longitude), Length(latitude)) { Mapping = field.Mapping }
            : new Grid(
                CfGrid.Longitudes(File, longitude, ReadNumbers(longitude), ReadBounds(longitude)),
                CfGrid.Latitudes(File, latitude, ReadNumbers(latitude), ReadBounds(latitude))
            )
            {
                Mapping = field.Mapping,
            };
        grids.Add((latitude.Name, longitude.Name, field.Mapping), grid);
        return grid;

        GridAxis Length(NetCdfVariable axis) => CfGrid.Lengths(File, axis, ReadNumbers(axis), ReadBounds(axis));
    }

    /// <summary>The times of a field as stored, to the second, with their bounds; empty where it has none.</summary>
    /// <exception cref="UnreadableInputException">They cannot be decoded.</exception>
    public ImmutableArray<TimeStep> TimesOf(CfField field)
    {
        if (field.Time is not { Coordinate: var coordinate })
            return [];
        if (times.TryGetValue(coordinate.Name, out var known))
            return known;
        var units = CfTimeUnits.Parse(
            coordinate.Attributes.Text("units"),
            coordinate.Attributes.Text("calendar"),
            out var problem
        ) ?? throw new UnreadableInputException(File.Path, problem, variable: coordinate.Name);
        var numbers = ReadNumbers(coordinate);
        var (bounds, boundsUnits) = TimeBounds(coordinate, units);
        var steps = ImmutableArray.CreateBuilder<TimeStep>(numbers.Length);
        for (var index = 0; index < numbers.Length; index++)
        {
            var step = new TimeStep(Decode(numbers[index]));
            // A bound that is missing leaves the period unknown; stored in either order, the beginning comes first.
            steps.Add(
                bounds.Length == 2 * numbers.Length
                && boundsUnits.Decode(bounds[2 * index]) is { } one
                && boundsUnits.Decode(bounds[(2 * index) + 1]) is { } two
                    ? step with
                    {
                        From = one.CompareTo(two) <= 0 ? one : two,
                        To = one.CompareTo(two) <= 0 ? two : one,
                    }
                    : step
            );
        }

        known = steps.MoveToImmutable();
        times.Add(coordinate.Name, known);
        return known;

        ModelTime Decode(double number) =>
            units.Decode(number)
            ?? throw new UnreadableInputException(
                File.Path,
                "has a time that is missing or beyond years 1 to 9999",
                variable: coordinate.Name
            );
    }

    /// <summary>
    /// Bounds of times with their own units and calendar, where they have any; empty where those cannot be understood.
    /// </summary>
    private (double[] Bounds, CfTimeUnits Units) TimeBounds(NetCdfVariable coordinate, CfTimeUnits units)
    {
        var attributes = BoundsOf(coordinate)?.Attributes;
        if (attributes?.Text("units") is null && attributes?.Text("calendar") is null)
            return (ReadBounds(coordinate), units);
        var own = CfTimeUnits.Parse(
            attributes.Text("units") ?? coordinate.Attributes.Text("units"),
            attributes.Text("calendar") ?? coordinate.Attributes.Text("calendar"),
            out var problem
        );
        if (own?.Calendar == units.Calendar)
            return (ReadBounds(coordinate), own);
        Warn(
            $"the bounds of '{coordinate.Name}' are left out: {(own is null ? $"their variable {problem}" : "they are of another calendar")}."
        );
        return ([], units);
    }

    /// <summary>
    /// The levels of a field in stored order; null for one that is left out, or that the user did not select.
    /// </summary>
    /// <returns>One <see cref="Level.None"/> without a vertical coordinate or where levels are summed; all null where
    /// that says nothing known.</returns>
    public ImmutableArray<Level?>? LevelsOf(CfField field)
    {
        if (field.Vertical is not { Coordinate: var coordinate, Dimension: var dimension } || field.SumsLevels)
            return [Level.None];
        if (!levels.TryGetValue(coordinate.Name, out var known))
        {
            known = CfVertical.Levels(
                coordinate,
                ReadNumbers(coordinate),
                ReadBounds(coordinate),
                BoundsOf(coordinate)?.Attributes.Text("units"),
                Warn
            );
            levels.Add(coordinate.Name, known);
        }

        if (!field.Selected.TryGetValue(dimension, out var chosen))
            return known;
        var only = known is { } all
            ? all[chosen]
            : new Level(
                LevelKind.Named,
                Label: string.Create(
                    CultureInfo.InvariantCulture,
                    $"{coordinate.Name} {ReadNumbers(coordinate)[chosen]:0.###}"
                )
            );
        return [.. Enumerable.Range(0, chosen + 1).Select(index => index == chosen ? only : null)];
    }

    /// <summary>All values of a small variable, unpacked.</summary>
    /// <exception cref="UnreadableInputException">They cannot be read, or are too many for an axis.</exception>
    public double[] ReadNumbers(NetCdfVariable variable) => ReadNumbers(variable, 2 * NetCdfLimits.AxisEntries);

    private double[] ReadNumbers(NetCdfVariable variable, long most)
    {
        var values = new double[NetCdfLimits.CheckedCount(File, variable, most)];
        if (values.Length == 0)
            return values;
        long[] counts = [.. variable.Dimensions.Select(dimension => dimension.Length)];
        File.Read(variable, new long[counts.Length], counts, values);
        PackedValues.Of(variable, File.Path).Unpack(values);
        return values;
    }

    /// <summary>
    /// All texts of a variable of characters, one for each entry of its dimensions but the last, or of strings.
    /// </summary>
    /// <exception cref="UnreadableInputException">They cannot be read, or are too many for an axis.</exception>
    public ImmutableArray<string> ReadTexts(NetCdfVariable variable)
    {
        _ = NetCdfLimits.CheckedCount(File, variable, NetCdfLimits.AxisEntries);
        var rank = variable.Dimensions.Length;
        var rows = variable.Type == NetCdfType.Strings ? rank : Math.Max(rank - 1, 0);
        if (rows > 1)
            throw new UnreadableInputException(
                File.Path,
                "has more dimensions than a list of texts",
                variable: variable.Name
            );
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

    /// <summary>
    /// Lower and upper bound for each value of a coordinate, one after the other; empty where none are stored.
    /// </summary>
    public double[] ReadBounds(NetCdfVariable coordinate) =>
        BoundsOf(coordinate) is { } bounds ? ReadNumbers(bounds) : [];

    private NetCdfVariable? BoundsOf(NetCdfVariable coordinate) =>
        coordinate.Attributes.Text("bounds") is { } name
        && File.Find(name) is { IsNumeric: true } bounds
        && bounds.Dimensions.Length == coordinate.Dimensions.Length + 1
        && bounds.Dimensions[^1].Length == 2
        && bounds.Dimensions.AsSpan()[..^1].SequenceEqual(coordinate.Dimensions.AsSpan())
            ? bounds
            : null;

    private void Warn(string warning) => warnings.Add($"{File.Path}: {warning}");

    /// <summary>The names in a variable's <c>coordinates</c> attribute that are variables of the file.</summary>
    public IEnumerable<NetCdfVariable> CoordinatesOf(NetCdfVariable variable) =>
        (variable.Attributes.Text("coordinates") ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(File.Find)
            .OfType<NetCdfVariable>();

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
}
