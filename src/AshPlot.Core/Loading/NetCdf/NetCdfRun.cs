using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>The description of one file in the making: layouts add quantities and warnings to it.</summary>
internal sealed class NetCdfRun(CfDataset data)
{
    /// <summary>Global attributes that hold a title, the first that is there counts.</summary>
    public static ImmutableArray<string> TitleAttributes { get; } = ["Title", "Run name", "TITLE"];

    private readonly List<QuantityBuilder> quantities = [];
    private readonly List<string> warnings = [];
    private readonly Dictionary<string, string> added = [];

    /// <summary>True while no quantity has been added.</summary>
    public bool IsEmpty => quantities.Count == 0;

    /// <summary>Tells the user something, one sentence.</summary>
    public void Warn(string warning) => warnings.Add(warning);

    /// <summary>Adds an attribute of the run that the file keeps elsewhere; one that the file has by that name stays as it is.</summary>
    public void AddAttribute(string name, string text) => added[name] = text;

    /// <summary>Tells the user of units that are not in the table of units.</summary>
    public void WarnOfUnits(NetCdfVariable variable, string? units) => Warn(string.IsNullOrEmpty(units)
        ? $"{data.File.Path}: '{Excerpt.Of(variable.Name)}' has no units."
        : $"{data.File.Path}: the unit '{Excerpt.Of(units)}' of '{Excerpt.Of(variable.Name)}' is not known; values are shown as they are.");

    /// <summary>Tells the user of a field that is left out because it is not known what its dimensions are.</summary>
    public void WarnOfDimensions(CfField field) => Warn(
        $"{data.File.Path}: '{Excerpt.Of(field.Variable.Name)}' is not drawn, since its dimensions "
        + $"({string.Join(", ", field.Variable.Dimensions.Select(dimension => Excerpt.Of(dimension.Name)))}) do not say which level it is at.");

    /// <summary>Adds a quantity that has been begun; several of one identity are joined in the end.</summary>
    public QuantityBuilder Begin(QuantityDescription header)
    {
        var quantity = new QuantityBuilder(data.File.Path, header);
        quantities.Add(quantity);
        return quantity;
    }

    /// <summary>Begins a quantity of the table from a field, in the field's own units.</summary>
    /// <param name="kind">The row of the table.</param>
    /// <param name="field">The field.</param>
    /// <param name="change">Changes to the header: species, notes, qualifiers, units that the layout states.</param>
    public QuantityBuilder Begin(
        QuantityKind kind, CfField field, Func<QuantityDescription, QuantityDescription>? change = null)
    {
        var variable = field.Variable;
        var stored = variable.Attributes.Text("units");
        var header = QuantityBuilder.HeaderOf(kind, variable.Name, NetCdfUnits.Normalise(stored, out var isKnown), data.GridOf(field)) with
        {
            Statistic = CfMethods.StatisticOf(variable),
        };
        header = change?.Invoke(header) ?? header;
        if (NetCdfUnits.SaysGrains(stored))
            Warn("Units 'gr' are read as grams, not as grains.");
        else if (stored is null ? header.Units.Length == 0 : !isKnown)
            WarnOfUnits(variable, stored);
        return Begin(header);
    }

    /// <summary>Adds all planes of a field.</summary>
    /// <param name="kind">The row of the table.</param>
    /// <param name="field">The field.</param>
    /// <param name="levels">A level for each position along the vertical dimension; null reads them from its coordinate.</param>
    /// <param name="change">Changes to the header, as in <see cref="Begin(QuantityKind, CfField, Func{QuantityDescription, QuantityDescription})"/>.</param>
    /// <returns>False where the dimensions of the field say nothing known: nothing is added then, and the user is told.</returns>
    public bool TryAddWhole(
        QuantityKind kind, CfField field, ImmutableArray<Level>? levels = null,
        Func<QuantityDescription, QuantityDescription>? change = null)
    {
        levels ??= kind.HasLevels ? data.LevelsOf(field) : [Level.None];
        var levelCount = field.Vertical is { Dimension: >= 0 and var vertical } ? field.Variable.Dimensions[vertical].Length : 1;
        if (!field.IsPlain || levels is not { } known || known.Length != levelCount)
        {
            WarnOfDimensions(field);
            return false;
        }

        var quantity = Begin(kind, field, change);
        foreach (var (timeIndex, time) in TimesOf(field))
        {
            for (var level = 0; level < known.Length; level++)
                quantity.Add(known[level], time, field.Plane(timeIndex, level));
        }

        return true;
    }

    /// <summary>The times of a field with their positions; one null for a field without times.</summary>
    public IEnumerable<(int Index, TimeStep? Time)> TimesOf(CfField field) =>
        field.Time is null ? [(0, null)] : data.TimesOf(field).Select((time, index) => (index, (TimeStep?)time));

    /// <summary>Removes the quantities of a name.</summary>
    public void Remove(string name) => quantities.RemoveAll(quantity => quantity.Header.Name == name);

    /// <summary>The finished description.</summary>
    /// <exception cref="UnreadableInputException">The file holds a slice twice, or one quantity on two grids.</exception>
    public RunDescription Build(string model)
    {
        ImmutableArray<SourceFile> files = [new SourceFile(data.File.Path, NetCdfFormat.FormatName)];
        ImmutableArray<QuantityDescription> joined;
        try
        {
            joined = QuantityJoiner.Join(quantities.Select(quantity => quantity.Build()), files);
        }
        catch (ConflictingInputsException conflict)
        {
            throw new UnreadableInputException(
                data.File.Path, "two of its variables are the same slice: " + conflict.Message, innerException: conflict);
        }

        var used = joined.SelectMany(quantity => quantity.Slices).SelectMany(slice => slice.Terms).Select(term => term.Variable).ToHashSet();
        var attributes = data.File.Attributes;
        return new RunDescription
        {
            Model = model,
            Title = TitleAttributes.Select(attributes.Text).FirstOrDefault(text => text is not null),
            Attributes = attributes.Select(attribute => (attribute.Name, Text: TextOf(attribute)))
                .Concat(added.Select(attribute => (Name: attribute.Key, Text: attribute.Value))).GroupBy(attribute => attribute.Name)
                .ToImmutableSortedDictionary(group => group.Key, group => group.First().Text, StringComparer.Ordinal),
            Files = files,
            Quantities = joined,
            OtherVariables = [.. data.File.Variables.Where(variable => !used.Contains(variable.Name)
                && data.FieldOf(variable) is not null).Select(Listed)],
            Warnings = [.. warnings.Distinct()],
        };
    }

    private static OtherVariable Listed(NetCdfVariable variable) => new(
        variable.Name, variable.Attributes.Text("units"),
        variable.Attributes.Text("long_name") ?? variable.Attributes.Text("description"),
        [.. variable.Dimensions.Select(dimension => dimension.Name)]);

    private static string TextOf(NetCdfAttribute attribute) => attribute.Text
        ?? string.Join(", ", attribute.Numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
