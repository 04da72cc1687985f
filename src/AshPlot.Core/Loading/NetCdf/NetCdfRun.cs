using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>The description of one file in the making: layouts add quantities and warnings to it.</summary>
internal sealed class NetCdfRun(CfDataset data)
{
    private readonly List<QuantityBuilder> quantities = [];
    private readonly List<string> warnings = [];

    /// <summary>The quantities so far.</summary>
    public IReadOnlyList<QuantityBuilder> Quantities => quantities;

    /// <summary>Tells the user something, once.</summary>
    public void Warn(string warning)
    {
        if (!warnings.Contains(warning))
            warnings.Add(warning);
    }

    /// <summary>Adds a quantity that has been begun.</summary>
    public QuantityBuilder Add(QuantityBuilder quantity)
    {
        quantities.Add(quantity);
        return quantity;
    }

    /// <summary>Begins a quantity of the table from a field, in the field's own units.</summary>
    /// <param name="kind">The row of the table.</param>
    /// <param name="field">The field.</param>
    /// <param name="change">Changes to the header: species, notes, qualifiers, units that the layout states.</param>
    public QuantityBuilder Begin(
        QuantityKind kind, CfField field, Func<QuantityDescription, QuantityDescription>? change = null) =>
        Add(new QuantityBuilder(data.File.Path, HeaderOf(kind, field, change)));

    /// <summary>Adds all planes of a field to the quantity of that name and units, which is begun if need be.</summary>
    /// <param name="kind">The row of the table.</param>
    /// <param name="field">The field.</param>
    /// <param name="levels">A level for each position along the vertical dimension; null reads them from its coordinate.</param>
    /// <param name="change">Changes to the header, as in <see cref="Begin"/>.</param>
    /// <returns>False where the dimensions of the field say nothing known: nothing is added then, and the user is told.</returns>
    public bool TryAddWhole(
        QuantityKind kind, CfField field, ImmutableArray<Level>? levels = null,
        Func<QuantityDescription, QuantityDescription>? change = null)
    {
        levels ??= kind.HasLevels ? data.LevelsOf(field) : [Level.None];
        var levelCount = field.Vertical is { Dimension: >= 0 and var vertical } ? field.Variable.Dimensions[vertical].Length : 1;
        if (!field.IsPlain || levels is null || levels.Value.Length != levelCount)
        {
            WarnOfDimensions(field);
            return false;
        }

        var header = HeaderOf(kind, field, change);
        var quantity = quantities.Find(known => known.Header.Name == header.Name && known.Header.Units == header.Units
            && known.Header.Qualifiers.SequenceEqual(header.Qualifiers) && known.Header.Grid.IsSameAs(header.Grid));
        AddPlanes(quantity ?? Add(new QuantityBuilder(data.File.Path, header)), field, levels.Value);
        return true;
    }

    /// <summary>Tells the user of a field that is left out because it is not known what its dimensions are.</summary>
    public void WarnOfDimensions(CfField field) => Warn(
        $"variable '{field.Variable.Name}' is not drawn: its dimensions "
        + $"({string.Join(", ", field.Variable.Dimensions.Select(dimension => dimension.Name))}) do not say which level it is at");

    /// <summary>Adds the planes of a field at all its times.</summary>
    /// <param name="quantity">Where to.</param>
    /// <param name="field">The field.</param>
    /// <param name="levels">A level for each position along the field's vertical dimension, or one.</param>
    /// <param name="other">A position along a further dimension.</param>
    public void AddPlanes(
        QuantityBuilder quantity, CfField field, ImmutableArray<Level> levels, (int Dimension, int Index)? other = null)
    {
        foreach (var (timeIndex, time) in TimesOf(field))
        {
            for (var level = 0; level < levels.Length; level++)
                quantity.Add(levels[level], time, field.Plane(timeIndex, level, other: other));
        }
    }

    /// <summary>The times of a field with their positions; one null for a field without times.</summary>
    public IEnumerable<(int Index, TimeStep? Time)> TimesOf(CfField field) =>
        field.Time is null ? [(0, null)] : data.TimesOf(field).Select((time, index) => (index, (TimeStep?)time));

    /// <summary>Removes the quantities of a name.</summary>
    public void Remove(string name) => quantities.RemoveAll(quantity => quantity.Header.Name == name);

    /// <summary>The finished description.</summary>
    public RunDescription Build(string model)
    {
        var built = quantities.Select(quantity => quantity.Build()).Where(quantity => quantity.Slices.Length > 0)
            .OrderBy(quantity => TableRow(quantity.FileToken)).ToImmutableArray();
        var used = built.SelectMany(quantity => quantity.Slices).SelectMany(slice => slice.Terms).Select(term => term.Variable).ToHashSet();
        var attributes = data.File.Attributes;
        return new RunDescription
        {
            Model = model,
            Title = attributes.Text("Title") ?? attributes.Text("Run name") ?? attributes.Text("TITLE"),
            Attributes = attributes.GroupBy(attribute => attribute.Name).ToImmutableSortedDictionary(
                group => group.Key, group => TextOf(group.First()), StringComparer.Ordinal),
            Files = [new SourceFile(data.File.Path, NetCdfFormat.FormatName)],
            Quantities = built,
            OtherVariables =
            [
                .. data.File.Variables.Where(variable => !used.Contains(variable.Name) && data.FieldOf(variable) is not null)
                    .Select(variable => new OtherVariable(
                        variable.Name, variable.Attributes.Text("units"),
                        variable.Attributes.Text("long_name") ?? variable.Attributes.Text("description"),
                        [.. variable.Dimensions.Select(dimension => dimension.Name)])),
            ],
            Warnings = [.. warnings],
        };
    }

    private QuantityDescription HeaderOf(
        QuantityKind kind, CfField field, Func<QuantityDescription, QuantityDescription>? change)
    {
        var variable = field.Variable;
        var stored = variable.Attributes.Text("units");
        var header = QuantityBuilder.HeaderOf(kind, variable.Name, NetCdfUnits.Normalise(stored, out var isKnown), data.GridOf(field)) with
        {
            Statistic = CfMethods.StatisticOf(variable),
        };
        header = change?.Invoke(header) ?? header;
        if (NetCdfUnits.SaysGrains(stored))
            Warn("units 'gr' are read as grams, which FALL3D means, not as grains");
        else if (stored is null && header.Units.Length == 0)
            Warn($"'{variable.Name}' has no units");
        else if (stored is not null && !isKnown)
            Warn($"'{variable.Name}' has units that are not known: '{stored}'");
        return header;
    }

    private static int TableRow(string fileToken)
    {
        for (var row = 0; row < QuantityKind.All.Length; row++)
        {
            if (fileToken.EndsWith(QuantityKind.All[row].FileToken, StringComparison.Ordinal))
                return row;
        }

        return QuantityKind.All.Length;
    }

    private static string TextOf(NetCdfAttribute attribute) => attribute.Text
        ?? string.Join(", ", attribute.Numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
