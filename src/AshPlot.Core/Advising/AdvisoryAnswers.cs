using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Querying;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Advising;

/// <summary>Collects what workers draw for the layers of a plan, in any order, and makes the document of it.</summary>
internal sealed class AdvisoryAnswers(AdvisoryPlan plan)
{
    // Layers of metres seldom end where flight levels do.
    private const double WholeLayer = 0.95;

    private readonly AdvisoryDraft?[] drafts = new AdvisoryDraft?[plan.Entries.Length];

    /// <summary>Notes what was drawn for an entry of the plan.</summary>
    public void Add(int number, AdvisoryDraft draft) => drafts[number] = draft;

    /// <summary>The document, once every layer with levels has been drawn.</summary>
    public AdvisoryDocument ToDocument() =>
        new(
            AdvisoryDocument.Draft,
            plan.Run.Model,
            plan.Run.Title,
            plan.Threshold.Value,
            plan.Threshold.Units ?? plan.Quantities[0].Description.Units,
            plan.Job.Vertices,
            [.. Notes()],
            [
                .. plan.Quantities.Select(
                    (quantity, index) =>
                        new AdvisoryQuantity(
                            quantity.Description.Name,
                            quantity.Distinction,
                            QueryUnits.For(quantity.Description.Units),
                            [
                                .. plan
                                    .Entries.Index()
                                    .Where(entry => entry.Item.Quantity == index)
                                    .GroupBy(entry => entry.Item.Time)
                                    .Select(Time),
                            ]
                        )
                ),
            ]
        );

    private static string State(AdvisoryEntry entry, AdvisoryDraft? draft) =>
        draft switch
        {
            { Outline: not null } => AdvisoryState.Ash,
            { Maximum: not null } when !(entry.Covered < WholeLayer) => AdvisoryState.None,
            _ => AdvisoryState.Unknown,
        };

    private IEnumerable<string> Notes()
    {
        yield return "The value of a layer is the maximum over the levels of the run in it.";
        yield return "Polygons enclose every cell over the threshold; their sides are lines of constant course, and their corners are rounded to whole minutes.";
        var kinds = plan
            .Quantities.SelectMany(quantity => quantity.Description.Levels)
            .Select(level => level.Kind)
            .Distinct()
            .ToArray();
        if (kinds.Contains(LevelKind.MetresAboveSea) || kinds.Contains(LevelKind.MetresAboveGround))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Levels in metres are put into layers by the standard atmosphere, {StandardAtmosphere.MetresPerFlightLevel} m to a flight level."
            );
        if (kinds.Contains(LevelKind.MetresAboveGround))
            yield return "Heights above ground are taken as heights above sea level.";
    }

    private AdvisoryTime Time(IGrouping<int, (int Index, AdvisoryEntry Item)> entries)
    {
        var entry = entries.First().Item;
        var time = entry.Time < 0 ? null : plan.Quantities[entry.Quantity].Description.Times[entry.Time];
        return new AdvisoryTime(
            time?.Time.ToString(),
            time?.From?.ToString(),
            time?.To?.ToString(),
            plan.HoursOf(entry),
            [.. entries.Select(one => Layer(one.Item, drafts[one.Index]))]
        );
    }

    private AdvisoryLayerFacts Layer(AdvisoryEntry entry, AdvisoryDraft? draft)
    {
        var layer = plan.Layers[entry.Layer];
        var units = plan.Quantities[entry.Quantity].Description.Units;
        var factor = UnitConversion.Factor(units, QueryUnits.For(units)) ?? 1;
        if (draft is null && entry.Slice is not null)
            throw new InvalidOperationException("a layer was not drawn");
        var outline = draft?.Outline;
        return new AdvisoryLayerFacts(
            layer.Name,
            layer.Lower,
            layer.Upper,
            entry.Levels,
            entry.Covered is { } covered ? Math.Round(100 * covered, 1) : null,
            State(entry, draft),
            draft?.Maximum is { } maximum ? QueryUnits.Rounded(maximum * factor) : null,
            draft?.Maximum > 0 ? draft.Longitude : null,
            draft?.Maximum > 0 ? draft.Latitude : null,
            draft?.SquareMetres ?? 0,
            outline?.SquareMetres ?? 0,
            outline is null
                ? null
                : Math.Round(100 * (outline.SquareMetres - draft!.SquareMetres) / draft.SquareMetres, 2),
            outline?.OutsideSquareMetres ?? 0,
            draft?.MissingSquareMetres ?? 0,
            draft?.ReachesEdge ?? false,
            [.. outline?.Rings.Select(AdvisoryPolygon.Of) ?? []]
        );
    }
}
