using System.Collections.Immutable;
using AshPlot.Core.Colours;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Runs;
using AshPlot.Core.Units;

namespace AshPlot.Core.Planning;

/// <summary>Chooses the maps of a job and names them.</summary>
internal static class RunPlanner
{
    /// <summary>Plans the maps that the options select.</summary>
    /// <exception cref="UnreadableInputException">The run is no grid, or has nothing that can be drawn.</exception>
    /// <exception cref="InvalidOptionException">A quantity, level or time is asked for that the run does not
    /// have.</exception>
    public static RunPlan Plan(RunDescription run, MapOptions options)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(options);
        RefuseWhatIsNoMap(run);
        ColourPlanner.Check(run, options);
        var names = new MapNames(run);
        var quantities = ImmutableArray.CreateBuilder<QuantityPlan>();
        var others = ImmutableArray.CreateBuilder<QuantityPlan>();
        var maps = ImmutableArray.CreateBuilder<MapPlan>();
        var selection = new MapSelection(run, options, names);
        foreach (var quantity in run.Quantities)
        {
            var before = maps.Count;
            var chosen = new List<MapPlan>();
            foreach (var slice in quantity.Slices)
            {
                // Every slice is named, drawn or not, so that a map's name does not depend on what else is selected.
                var path = names.Map(quantity, slice);
                if (selection.Contains(quantity, slice))
                    chosen.Add(
                        new MapPlan(
                            maps.Count + chosen.Count,
                            quantities.Count,
                            names.Level(quantity.Levels[slice.LevelIndex]),
                            slice,
                            path
                        )
                    );
            }

            maps.AddRange(
                options.Panels is null || chosen.Count == 0
                    ? chosen
                    : PanelPlanner.Group(quantity, chosen, options, names, maps.Count)
            );
            var isDrawn = maps.Count > before;
            (isDrawn ? quantities : others).Add(
                ColourPlanner.Add(
                    new QuantityPlan(
                        quantity,
                        Mask(quantity, options),
                        names.SummaryPage(quantity),
                        Distinction(run, quantity)
                    ),
                    options
                )
            );
        }

        selection.Check();
        if (maps.Count == 0)
            throw new UnreadableInputException(
                run.Files[0].Path,
                "contains no slice that can be drawn; 'ashplot info' lists its quantities"
            );
        return new RunPlan(
            run,
            quantities.ToImmutable(),
            maps.ToImmutable(),
            [
                .. ColourPlanner.Warnings(quantities, options),
                .. OptionUnits.Warnings(quantities, options),
                .. LeftOut(options),
            ]
        )
        {
            Others = others.ToImmutable(),
        };
    }

    /// <summary>What the size of the maps has no room for.</summary>
    private static IEnumerable<string> LeftOut(MapOptions options) =>
        options.Logo is not null && !LogoPainter.HasRoom(options.Size)
            ?
            [
                $"{OptionNames.Of(nameof(MapOptions.Logo))}: maps of {options.Size.Width}x{options.Size.Height} pixels have no room for a logo; it is left out",
            ]
            : [];

    /// <summary>
    /// The qualifiers in which a quantity differs from others of its name; drawn or not, they are in the same run.
    /// </summary>
    private static string Distinction(RunDescription run, QuantityDescription quantity)
    {
        var alike = run.Quantities.Where(other => other.Name == quantity.Name).ToArray();
        return string.Join(
            ", ",
            quantity
                .Qualifiers.Where(qualifier =>
                    !quantity.Title.Contains(UnitText.ForPeople(qualifier.Value), StringComparison.Ordinal)
                    && alike.Any(other => other.Qualifiers.GetValueOrDefault(qualifier.Key) != qualifier.Value)
                )
                .Select(qualifier => $"{qualifier.Key} {qualifier.Value}")
        );
    }

    private static void RefuseWhatIsNoMap(RunDescription run)
    {
        var file = run.Files[0].Path;
        switch (run.Kind)
        {
            case RunKind.TimeSeries:
                throw new UnreadableInputException(
                    file,
                    "contains time series at points, which are not maps; 'ashplot info' describes them"
                );
            case RunKind.Trajectory:
                throw new UnreadableInputException(
                    file,
                    "contains trajectories, which are not maps; 'ashplot info' describes them"
                );
            case RunKind.Grid when run.Quantities.IsEmpty:
                throw run.OtherVariables.FirstOrDefault(other => other.Advice is not null) is { } other
                    ? new UnreadableInputException(
                        file,
                        $"{other.Reason ?? "is not a quantity that ashplot knows"}; to draw it, add {other.Advice}",
                        variable: other.Name
                    )
                    : new UnreadableInputException(
                        file,
                        "contains no quantity that ashplot knows; 'ashplot info' lists its variables"
                    );
        }
    }

    private static double Mask(QuantityDescription quantity, MapOptions options) =>
        // Of a derived quantity a cell without ash is missing, and 0 may be the hour of arrival.
        quantity.IsDifference
            ? ContourSchemes.NoMask
        : quantity.IsDerived ? 0
        : options.For(quantity).MaskBelow?.In(quantity.Units) ?? MapOptions.DefaultMask;
}
