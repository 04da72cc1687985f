using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Loading.NameText;

/// <summary>Turns what a parsed file says into the description of a run.</summary>
internal sealed class NameTextDescriber
{
    private readonly SourceFile source;
    private readonly List<(QuantityDescription Quantity, string FieldName)> quantities = [];
    private readonly List<OtherVariable> others = [];
    private readonly List<string> warnings = [];

    private NameTextDescriber(SourceFile source) => this.source = source;

    /// <summary>Describes a file.</summary>
    /// <exception cref="UnreadableInputException">A time or a period cannot be read, or a slice is there
    /// twice.</exception>
    public static RunDescription Describe(NameTextFile file, SourceFile source)
    {
        var describer = new NameTextDescriber(source);
        if (file.Grid is { } fieldGrid)
        {
            var grid = fieldGrid.ToGrid();
            for (var plane = 0; plane < file.Groups.Count * file.Fields.Length; plane++)
                describer.Add(
                    file.Fields[plane % file.Fields.Length],
                    file.Groups[plane / file.Fields.Length],
                    plane,
                    grid
                );
        }

        return new RunDescription
        {
            Model = "name",
            Title = file.Header.Title,
            Kind = file.Kind,
            Attributes = file.Attributes,
            Files = [source],
            Quantities = describer.Join(),
            OtherVariables = [.. describer.others.DistinctBy(other => (other.Name, other.Units, other.LongName))],
            Warnings = [.. describer.warnings.Distinct()],
        };
    }

    private void Add(FieldHeading heading, RowGroup group, int plane, Grid grid)
    {
        if (!AveragingPeriod.TryParse(heading.Averaging, out var period))
            warnings.Add(
                $"{source.Path}: the averaging '{Excerpt.Of(heading.Averaging)}' is unknown; no averaging is assumed."
            );
        var level = group.Level ?? NameLevel.Parse(heading.Z);
        var found = NameQuantities.Classify(heading.Species, heading.Quantity, heading.Units, level, period);
        if (found is null)
        {
            others.Add(
                new OtherVariable(
                    NameQuantities.FieldName(heading.Species, heading.Quantity),
                    Unit.Normalise(heading.Units, out _),
                    string.Join(
                        ", ",
                        new[] { heading.Quantity, heading.Z, heading.Averaging }.Where(text => text.Length > 0)
                    ),
                    ["latitude", "longitude"]
                )
            );
            return;
        }

        if (Unit.Find(heading.Units) is null)
            warnings.Add(
                $"{source.Path}: the unit '{Excerpt.Of(heading.Units)}' of {found.Variable} is not known; values are shown as they are."
            );
        var step = TimeOf(heading, group, period);
        var quantity = new QuantityDescription
        {
            Name = found.Name,
            FileToken = found.FileToken,
            Title = found.Title,
            Units = found.Units,
            StandardName = found.StandardName,
            Variable = found.Variable,
            Species = heading.Species.Trim(),
            Statistic = found.Statistic,
            Qualifiers = heading.Qualifiers.SetItems(found.Qualifiers),
            Levels = [found.Level],
            Times = step is null ? [] : [step],
            Grid = grid,
            Slices =
            [
                new SliceDescription(0, step is null ? -1 : 0, [new PlaneTerm(0, string.Empty, [plane], found.Factor)]),
            ],
        };
        quantities.Add((quantity, heading.Name));
    }

    private TimeStep? TimeOf(FieldHeading heading, RowGroup group, AveragingPeriod period)
    {
        if (group.Time is null && heading.Time.Length == 0)
            return null;
        if (!NameTime.TryParse(heading.Time, out var time) && group.Time is null)
        {
            throw new UnreadableInputException(
                source.Path,
                $"'{Excerpt.Of(heading.Time)}' is not a valid time; expected for example 0300UTC 18/04/2010 or 18/04/2010 03:00 UTC",
                heading.TimeLine
            );
        }

        return NameTime.StepOf(group.Time ?? time, period)
            ?? throw new UnreadableInputException(
                source.Path,
                $"the period '{Excerpt.Of(heading.Averaging)}' begins before the year 1",
                heading.AveragingLine
            );
    }

    private ImmutableArray<QuantityDescription> Join()
    {
        try
        {
            return QuantityJoiner.Join(WithFieldNames(), [source]);
        }
        catch (ConflictingInputsException conflict)
        {
            throw new UnreadableInputException(
                source.Path,
                "two of its fields are the same slice: " + conflict.Message,
                innerException: conflict
            );
        }
    }

    /// <summary>
    /// Fields that agree in all else are told apart by the names that the user of NAME gave them, and so are the other
    /// slices of their quantities.
    /// </summary>
    private IEnumerable<QuantityDescription> WithFieldNames()
    {
        var ambiguous = quantities
            .GroupBy(entry =>
                (Identity(entry.Quantity), entry.Quantity.Levels[0], entry.Quantity.Times.FirstOrDefault())
            )
            .Where(same => same.Select(entry => entry.FieldName).Distinct().Count() > 1)
            .Select(same => same.Key.Item1)
            .ToHashSet();
        return quantities.Select(entry =>
            entry.FieldName.Length > 0 && ambiguous.Contains(Identity(entry.Quantity))
                ? entry.Quantity with
                {
                    Qualifiers = entry.Quantity.Qualifiers.SetItem("Field Name", entry.FieldName),
                }
                : entry.Quantity
        );

        static string Identity(QuantityDescription quantity) =>
            string.Join(
                '\0',
                [
                    quantity.Name,
                    quantity.Units,
                    quantity.Statistic,
                    .. quantity.Qualifiers.Select(pair => $"{pair.Key}\u0001{pair.Value}"),
                ]
            );
    }
}
