using System.Collections.Immutable;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.Hysplit;

/// <summary>
/// The quantities that HYSPLIT's output holds of one pollutant, whether it is stored as NetCDF or in the model's binary
/// form: concentrations on layers above ground, their column, and the deposit.
/// </summary>
/// <param name="id">The pollutant.</param>
/// <param name="isNamed">True where a run has several, so that names begin with the pollutant.</param>
/// <param name="tops">Tops of the layers in metres above ground, in stored order; 0 is the deposit.</param>
/// <param name="times">The sampling periods.</param>
internal sealed class HysplitPollutant(
    string id,
    bool isNamed,
    IReadOnlyList<double> tops,
    ImmutableArray<TimeStep> times
)
{
    /// <summary>What the user is told of the units, which no form of the output states.</summary>
    public const string UnitsWarning = "HYSPLIT states no units: g/m3 in air and g/m2 on the ground are assumed.";

    private readonly ImmutableArray<(int Index, Level Level)> layers = LayersOf(tops);

    /// <summary>Begins a quantity.</summary>
    public required BeginQuantity Begin { get; init; }

    /// <summary>The planes of a period and a level, by position, with a factor.</summary>
    public required Func<int, int, double, ImmutableArray<PlaneTerm>> Planes { get; init; }

    /// <summary>Adds every quantity.</summary>
    public void Add()
    {
        var concentration = BeginMean(QuantityKind.AirConcentration, "g/m3");
        foreach (var (index, level) in layers)
        {
            for (var time = 0; time < times.Length; time++)
                concentration.Add(level, times[time], Planes(time, index, 1));
        }

        // The column is not stored: it is the sum of concentration times thickness over the layers.
        var column = BeginMean(QuantityKind.TotalColumn, "g/m2");
        for (var time = 0; time < times.Length && layers.Length > 0; time++)
        {
            column.Add(
                Level.None,
                times[time],
                [
                    .. layers.SelectMany(layer =>
                        Planes(time, layer.Index, layer.Level.Upper!.Value - layer.Level.Lower!.Value)
                    ),
                ]
            );
        }

        AddDeposit();
    }

    /// <summary>
    /// Each period holds what fell during it; <see cref="Accumulation"/> sums the periods of all files of the run.
    /// </summary>
    private void AddDeposit()
    {
        var ground = tops.Index().Where(top => top.Item == 0).Select(top => top.Index).DefaultIfEmpty(-1).First();
        if (ground < 0)
            return;
        var quantity = Begin(QuantityKind.TotalDeposition, header =>
            Named(header with { Units = "g/m2", Statistic = AveragingPeriod.Sum, Accumulates = true })
        );
        for (var time = 0; time < times.Length; time++)
            quantity.Add(Level.None, times[time], Planes(time, ground, 1));
    }

    private QuantityBuilder BeginMean(QuantityKind kind, string units) =>
        Begin(kind, header => Named(header with { Units = units, Statistic = AveragingPeriod.Mean }));

    private QuantityDescription Named(QuantityDescription header) =>
        isNamed ? SpeciesNames.Add(header, id) : header with { Species = id };

    private static ImmutableArray<(int Index, Level Level)> LayersOf(IReadOnlyList<double> tops)
    {
        var bottom = 0.0;
        return
        [
            .. tops.Index()
                .Where(top => top.Item > 0)
                .OrderBy(top => top.Item)
                .Select(top =>
                {
                    var level = new Level(LevelKind.MetresAboveGround, top.Item, bottom, top.Item);
                    bottom = top.Item;
                    return (top.Index, level);
                }),
        ];
    }
}

/// <summary>Begins a quantity of a kind, whose header the second argument completes.</summary>
internal delegate QuantityBuilder BeginQuantity(
    QuantityKind kind,
    Func<QuantityDescription, QuantityDescription> complete
);
