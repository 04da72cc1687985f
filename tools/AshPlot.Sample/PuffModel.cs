using AshPlot.Core.Runs;

namespace AshPlot.Sample;

/// <summary>
/// A small dispersion model: puffs are released all the time, drift with the wind, spread by diffusion, fall by
/// gravity, and lie on the ground where they reach it. Single-threaded and in a fixed order, so that sums round alike
/// everywhere.
/// </summary>
internal sealed class PuffModel(Grid grid, ModelTime start)
{
    private const int Step = 450;

    // The thin rim of a puff is left out: a model of particles has nothing there either. These are a two-millionth of
    // 0.2 mg/m3, the lowest concentration that matters to aviation, and about what a layer of that would weigh.
    private const double LeastConcentration = 1e-10;
    private const double LeastLoad = 1e-6;

    private readonly PuffGrid cells = new(grid);
    private readonly List<Puff> puffs = [];
    private readonly SampleLayer[] flightLevels =
    [
        .. SampleLayer.FlightLevels.Select(band => SampleLayer.BetweenFlightLevels(band.Lower, band.Upper)),
    ];

    private readonly SampleLayer[] altitudes = [.. SampleLayer.Altitudes.Select(SampleLayer.AroundAltitude)];
    private readonly double[] deposit = new double[grid.CellCount];
    private double releasedMass;

    /// <summary>Runs the eruption from its start.</summary>
    /// <param name="periods">How many periods.</param>
    /// <param name="periodSeconds">Length of each, a multiple of 450 s.</param>
    public IEnumerable<SamplePeriod> Run(int periods, int periodSeconds)
    {
        for (var period = 0; period < periods; period++)
        {
            double[][] flightLevelSums = [.. flightLevels.Select(_ => new double[grid.CellCount])];
            double[][] altitudeSums = [.. altitudes.Select(_ => new double[grid.CellCount])];
            var column = new double[grid.CellCount];
            for (var second = 0; second < periodSeconds; second += Step)
            {
                Release((period * periodSeconds) + second);
                for (var index = 0; index < puffs.Count; index++)
                {
                    puffs[index] = Move(puffs[index], (period * periodSeconds) + second);
                    cells.Place(puffs[index]);
                    Deposit(index);
                    Sum(puffs[index], flightLevels, flightLevelSums);
                    Sum(puffs[index], altitudes, altitudeSums);
                    cells.Add(column, AirborneMassOf(puffs[index]) * Step);
                }

                puffs.RemoveAll(puff => puff.DepositedShare >= 1);
            }

            var from = start.AddSeconds(period * periodSeconds);
            var to = from.AddSeconds(periodSeconds);
            yield return new SamplePeriod
            {
                Time = new TimeStep(to, from, to),
                FlightLevelConcentrations = Concentrations(flightLevels, flightLevelSums, periodSeconds),
                AltitudeConcentrations = Concentrations(altitudes, altitudeSums, periodSeconds),
                Dosage = PerArea(column, 1, LeastLoad * periodSeconds),
                Deposition = PerArea(deposit, 1, LeastLoad),
                ReleasedMass = releasedMass,
                AirborneMass = puffs.Sum(AirborneMassOf),
            };
        }
    }

    private static double AirborneMassOf(Puff puff) => puff.Mass * (1 - puff.DepositedShare);

    private void Release(int time)
    {
        foreach (var puff in SyntheticSource.Release(time + (Step / 2.0), Step))
        {
            puffs.Add(puff);
            releasedMass += puff.Mass;
        }
    }

    /// <summary>Carries a puff through one step by the midpoint rule.</summary>
    private static Puff Move(in Puff puff, double time)
    {
        // The ash of a step leaves in the middle of it on average: a new puff has half a step to go.
        double seconds = puff.Age == 0 ? Step / 2.0 : Step;
        var halfWay = Drift(puff, puff, seconds / 2, time);
        return Drift(puff, halfWay, seconds, time + (Step / 2.0));
    }

    private static Puff Drift(in Puff puff, in Puff windAt, double seconds, double time)
    {
        var (eastward, northward) = SyntheticWind.At(windAt.Longitude, windAt.Latitude, windAt.Height, time);
        var degreesPerMetre = 180 / (Math.PI * PuffGrid.EarthRadius);
        return puff with
        {
            Longitude =
                puff.Longitude
                + (eastward * seconds * degreesPerMetre / PortableMath.Cosine(PortableMath.Radians(windAt.Latitude))),
            Latitude = puff.Latitude + (northward * seconds * degreesPerMetre),
            Height = puff.Height - (puff.FallSpeed * seconds),
            Age = puff.Age + seconds,
        };
    }

    /// <summary>Lays down what has sunk below the ground, taken as sea level everywhere, since the last step.</summary>
    private void Deposit(int index)
    {
        var puff = puffs[index];
        var below = CompactKernel.ShareBetween(double.NegativeInfinity, 0, puff.Height, puff.VerticalHalfWidth);
        if (below <= puff.DepositedShare)
            return;
        cells.Add(deposit, puff.Mass * (below - puff.DepositedShare));
        puffs[index] = puff with { DepositedShare = below };
    }

    private void Sum(in Puff puff, SampleLayer[] layers, double[][] sums)
    {
        for (var layer = 0; layer < layers.Length; layer++)
        {
            var share = CompactKernel.ShareBetween(
                layers[layer].Lower,
                layers[layer].Upper,
                puff.Height,
                puff.VerticalHalfWidth
            );
            cells.Add(sums[layer], puff.Mass * share * Step);
        }
    }

    private float[][] Concentrations(SampleLayer[] layers, double[][] sums, int seconds) =>
        [
            .. layers.Select(
                (layer, index) => PerArea(sums[index], (layer.Upper - layer.Lower) * seconds, LeastConcentration)
            ),
        ];

    /// <summary>Amounts per cell divided by the cell's area in m2 and by a divisor; less than the least is 0.</summary>
    private float[] PerArea(double[] amounts, double divisor, double least)
    {
        var perArea = new float[amounts.Length];
        for (var row = 0; row < grid.Latitudes.Count; row++)
        {
            var denominator = cells.CellArea(row) * divisor;
            for (var cell = row * grid.Longitudes.Count; cell < (row + 1) * grid.Longitudes.Count; cell++)
                perArea[cell] = amounts[cell] < least * denominator ? 0 : (float)(amounts[cell] / denominator);
        }

        return perArea;
    }
}

/// <summary>A layer of air over which the sample's concentrations are averaged.</summary>
/// <param name="Lower">Lower bound, m above sea level.</param>
/// <param name="Upper">Upper bound, m above sea level.</param>
internal readonly record struct SampleLayer(double Lower, double Upper)
{
    /// <summary>
    /// A flight level in m, at 100 ft each. In the sample's atmosphere pressure altitude is height above sea level,
    /// which in real air it is not.
    /// </summary>
    private const double MetresPerFlightLevel = 30.48;

    /// <summary>
    /// Bounds of the flight level bands that NAME writes, which fill the air that the ash is in without gaps.
    /// </summary>
    public static IReadOnlyList<(int Lower, int Upper)> FlightLevels { get; } = [(0, 200), (200, 350), (350, 550)];

    /// <summary>Centres of the layers above sea level, in m.</summary>
    public static IReadOnlyList<int> Altitudes { get; } = [1000, 4000, 8000];

    /// <summary>The layer between two flight levels.</summary>
    public static SampleLayer BetweenFlightLevels(int lower, int upper) =>
        new(lower * MetresPerFlightLevel, upper * MetresPerFlightLevel);

    /// <summary>The layer of 1000 m around an altitude.</summary>
    public static SampleLayer AroundAltitude(int centre) => new(centre - 500, centre + 500);
}
