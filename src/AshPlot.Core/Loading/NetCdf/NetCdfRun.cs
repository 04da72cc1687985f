using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NameText;
using AshPlot.Core.Loading.NetCdf.Cf;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>The description of one file in the making: layouts add quantities and warnings to it.</summary>
internal sealed class NetCdfRun(CfDataset data)
{
    /// <summary>Global attributes that hold a title, the first that is there counts.</summary>
    public static ImmutableArray<string> TitleAttributes { get; } = ["Title", "Run name", "TITLE"];

    private readonly List<QuantityBuilder> quantities = [];
    private readonly List<string> warnings = [];
    private readonly Dictionary<string, string> added = [];
    private readonly Dictionary<string, UnreadableInputException> skipped = [];

    /// <summary>True while no quantity has been added.</summary>
    public bool IsEmpty => quantities.Count == 0;

    /// <summary>Tells the user something, one sentence.</summary>
    public void Warn(string warning) => warnings.Add(warning);

    /// <summary>
    /// Adds an attribute of the run that the file keeps elsewhere; one that the file has by that name stays as it is.
    /// </summary>
    public void AddAttribute(string name, string text) => added[name] = text;

    /// <summary>Tells the user of units that are not in the table of units.</summary>
    public void WarnOfUnits(NetCdfVariable variable, string? units) =>
        Warn(
            string.IsNullOrEmpty(units)
                ? $"{data.File.Path}: '{Excerpt.Of(variable.Name)}' has no units."
                : $"{data.File.Path}: the unit '{Excerpt.Of(units)}' of '{Excerpt.Of(variable.Name)}' is not known; values are shown as they are."
        );

    /// <summary>
    /// Adds what a layout makes of a variable. One that cannot be drawn is left out and listed with the reason; it
    /// never costs the others.
    /// </summary>
    public void Add(NetCdfVariable variable, Action<CfField> add)
    {
        var count = quantities.Count;
        try
        {
            add(data.RequiredFieldOf(variable));
        }
        catch (UnreadableInputException error)
        {
            quantities.RemoveRange(count, quantities.Count - count);
            skipped.TryAdd(variable.Name, error);
        }
    }

    /// <summary>Leaves a field out because it is not known what its dimensions are.</summary>
    /// <param name="field">The field.</param>
    /// <param name="kind">What it would be drawn as; null where that does not matter.</param>
    public void Skip(CfField field, QuantityKind? kind = null) =>
        skipped.TryAdd(
            field.Variable.Name,
            new UnreadableInputException(
                data.File.Path,
                CfReasons.Undrawn(data, field, kind),
                variable: field.Variable.Name
            )
        );

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
        QuantityKind kind,
        CfField field,
        Func<QuantityDescription, QuantityDescription>? change = null
    )
    {
        var variable = field.Variable;
        var stored = variable.Attributes.Text("units");
        var header = QuantityBuilder.HeaderOf(
            kind,
            variable.Name,
            Unit.Normalise(stored, out var isKnown),
            data.GridOf(field)
        ) with
        {
            Statistic = CfMethods.StatisticOf(variable),
            Species = field.Species,
        };
        header = change?.Invoke(header) ?? header;
        if (Unit.Find(stored)?.SaysGrains == true)
            Warn("Units 'gr' are read as grams, not as grains.");
        else if (stored is null ? header.Units.Length == 0 : !isKnown)
            WarnOfUnits(variable, stored);
        WarnOfGaps(header.Grid.Latitudes.Centres, "latitude");
        WarnOfGaps(header.Grid.Longitudes.Centres, "longitude");
        return Begin(header);
    }

    /// <summary>
    /// A step twice as long as another is a gap, or rows that were left out: their cells are drawn over it.
    /// </summary>
    private void WarnOfGaps(ImmutableArray<double> centres, string what)
    {
        const double Gap = 1.9;
        var (least, most) = (double.PositiveInfinity, 0.0);
        for (var index = 1; index < centres.Length; index++)
        {
            var step = Math.Abs(centres[index] - centres[index - 1]);
            (least, most) = (Math.Min(least, step), Math.Max(most, step));
        }

        if (most > Gap * least)
            Warn(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{data.File.Path}: steps of {what} are uneven ({least:0.####} to {most:0.####} degrees); cells reach half way to their neighbours."
                )
            );
    }

    /// <summary>Adds all planes of a field.</summary>
    /// <param name="kind">The row of the table.</param>
    /// <param name="field">The field.</param>
    /// <param name="levels">A level for each position along the vertical dimension; null reads them from its
    /// coordinate.</param>
    /// <param name="change">Changes to the header, as in
    /// <see cref="Begin(QuantityKind, CfField, Func{QuantityDescription, QuantityDescription})"/>.</param>
    /// <returns>False where the dimensions of the field say nothing known: nothing is added then, and the user is
    /// told.</returns>
    public bool TryAddWhole(
        QuantityKind kind,
        CfField field,
        ImmutableArray<Level?>? levels = null,
        Func<QuantityDescription, QuantityDescription>? change = null
    )
    {
        var fits =
            kind.HasLevels
            || field.SumsLevels
            || field.Vertical is not { Dimension: >= 0 and var vertical }
            || field.Selected.ContainsKey(vertical)
            || field.Variable.Dimensions[vertical].Length == 1;
        fits &=
            levels is not { Length: 1 }
            || field.Vertical is not { Dimension: >= 0 and var along }
            || field.Variable.Dimensions[along].Length == 1;
        if (
            !fits
            || !field.IsPlain
            || (levels ?? (kind.HasLevels ? data.LevelsOf(field) : [Level.None])) is not { } known
            || known.All(level => level is null)
        )
        {
            Skip(field, kind);
            return false;
        }

        var quantity = Begin(kind, field, change);
        AddPlanes(quantity, field, known);
        return true;
    }

    /// <summary>Adds the planes of every time and level of a field.</summary>
    /// <param name="quantity">Gets them.</param>
    /// <param name="field">The field.</param>
    /// <param name="levels">A level for each position along the vertical dimension; null leaves that position
    /// out.</param>
    /// <param name="other">A position along a dimension that is neither time nor vertical.</param>
    /// <param name="factor">What stored values are multiplied by.</param>
    /// <param name="period">Changes a time; null leaves times as they are.</param>
    public void AddPlanes(
        QuantityBuilder quantity,
        CfField field,
        ImmutableArray<Level?> levels,
        (int Dimension, int Index)? other = null,
        double factor = 1,
        Func<TimeStep?, TimeStep?>? period = null
    )
    {
        foreach (var (timeIndex, time) in TimesOf(field))
        {
            for (var level = 0; level < levels.Length; level++)
            {
                if (levels[level] is { } known)
                    quantity.Add(
                        known,
                        period is null ? time : period(time),
                        field.Planes(timeIndex, level, factor, other)
                    );
            }
        }
    }

    /// <summary>Adds a probability of exceeding for each threshold, in percent.</summary>
    /// <param name="field">The field.</param>
    /// <param name="dimension">Which of its dimensions runs along the thresholds; null for one threshold.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="units">Their units as stored.</param>
    /// <param name="levels">A level for each position along the vertical dimension.</param>
    /// <param name="period">Changes a time; null leaves times as they are.</param>
    /// <param name="change">Changes to each header.</param>
    public void AddProbabilities(
        CfField field,
        int? dimension,
        IReadOnlyList<double> thresholds,
        string units,
        ImmutableArray<Level?> levels,
        Func<TimeStep?, TimeStep?>? period = null,
        Func<QuantityDescription, QuantityDescription>? change = null
    )
    {
        var unit = Unit.Normalise(units, out _);
        for (var index = 0; index < thresholds.Count; index++)
        {
            if (dimension is { } along && field.Selected.TryGetValue(along, out var chosen) && chosen != index)
                continue;
            var number = thresholds[index].ToString("0.######", CultureInfo.InvariantCulture);
            var isShare = Unit.Find(field.Variable.Attributes.Text("units"))?.Symbol == "1";
            var quantity = Begin(QuantityKind.Probability, field, header =>
            {
                header = header with
                {
                    Title = $"Probability of exceeding {UnitText.Amount(number, UnitText.ForPeople(unit))}",
                    Units = isShare ? "%" : header.Units,
                    Qualifiers = header.Qualifiers.SetItem("threshold", $"{number} {unit}"),
                };
                return change?.Invoke(header) ?? header;
            });
            AddPlanes(quantity, field, levels, dimension is { } open ? (open, index) : null, isShare ? 100 : 1, period);
        }
    }

    /// <summary>The times of a field with their positions; one null for a field without times.</summary>
    public IEnumerable<(int Index, TimeStep? Time)> TimesOf(CfField field) =>
        field.Time is null ? [(0, null)] : data.TimesOf(field).Select((time, index) => (index, (TimeStep?)time));

    /// <summary>Removes the quantities of a name.</summary>
    public void Remove(string name) => quantities.RemoveAll(quantity => quantity.Header.Name == name);

    /// <summary>The finished description.</summary>
    /// <exception cref="UnreadableInputException">The file holds a slice twice, or one quantity on two
    /// grids.</exception>
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
                data.File.Path,
                "two of its variables are the same slice: " + conflict.Message,
                innerException: conflict
            );
        }

        var used = joined
            .SelectMany(quantity => quantity.Slices)
            .SelectMany(slice => slice.Terms)
            .Select(term => term.Variable)
            .ToHashSet();
        var others = data.File.Variables.Where(variable =>
            !used.Contains(variable.Name) && (skipped.ContainsKey(variable.Name) || IsListed(variable))
        );
        var attributes = data.File.Attributes;
        return new RunDescription
        {
            Model = model,
            Title = TitleAttributes.Select(attributes.Text).FirstOrDefault(text => text is not null),
            Attributes = attributes
                .Select(attribute => (attribute.Name, Text: TextOf(attribute)))
                .Concat(added.Select(attribute => (Name: attribute.Key, Text: attribute.Value)))
                .GroupBy(attribute => attribute.Name)
                .ToImmutableSortedDictionary(group => group.Key, group => group.First().Text, StringComparer.Ordinal),
            Files = files,
            Quantities = joined,
            Species = [.. data.Bins],
            OtherVariables =
            [
                .. others.Select(Listed),
                .. data.File.Grouped.Select(name => new OtherVariable(name, null, null, [], CfReasons.InGroup(name))),
            ],
            Warnings = [.. data.Warnings.Concat(warnings).Distinct()],
        };
    }

    /// <summary>The first variable of the layout that could not be drawn; null where there is none.</summary>
    public UnreadableInputException? FirstProblem => skipped.Values.FirstOrDefault();

    /// <summary>A field, or what looks like data and not like a coordinate.</summary>
    private bool IsListed(NetCdfVariable variable)
    {
        if (data.FieldOf(variable) is not null)
            return true;
        return variable is { IsNumeric: true, Dimensions.Length: > 1 }
            && CfRoles.Of(variable) == CfRole.Other
            && !data.File.Variables.Any(other =>
                other.Attributes.Any(attribute =>
                    attribute.Name is "bounds" or "coordinates" or "climatology" or "node_coordinates"
                    && attribute.Text?.Split(' ').Contains(variable.Name) == true
                )
            );
    }

    private OtherVariable Listed(NetCdfVariable variable) =>
        new(
            variable.Name,
            variable.Attributes.Text("units"),
            variable.Attributes.Text("long_name") ?? variable.Attributes.Text("description"),
            [.. variable.Dimensions.Select(dimension => dimension.Name)],
            ReasonOf(variable)
        );

    private string? ReasonOf(NetCdfVariable variable)
    {
        if (skipped.TryGetValue(variable.Name, out var problem))
            return problem.Problem;
        return data.FieldOf(variable) is not { } field ? CfReasons.NoField(data, variable)
            : field.IsPlain && (field.Vertical is null || data.LevelsOf(field) is not null) ? null
            : CfReasons.Undrawn(data, field, null);
    }

    private static string TextOf(NetCdfAttribute attribute) =>
        attribute.Text
        ?? string.Join(", ", attribute.Numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
}
