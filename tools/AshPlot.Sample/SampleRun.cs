using AshPlot.Core.Runs;

namespace AshPlot.Sample;

/// <summary>When and where the sample eruption takes place, and what its files call it.</summary>
internal static class SampleRun
{
    public const string Title = "Sample_Eruption";
    public const string Version = "NAME III (synthetic, made by ashplot sample)";
    public const string Weather = "Synthetic wind, no real weather and no real eruption";
    public const string SpeciesCategory = "VOLCANIC";
    public const string Species = "VOLCANIC_ASH";

    public const int PeriodHours = 3;
    public const int Periods = 5;
    public const int Hours = Periods * PeriodHours;

    /// <summary>
    /// Periods at the beginning that are not written: there is little to see before the ash leaves Iceland.
    /// </summary>
    private const int UnwrittenPeriods = 1;

    /// <summary>Start of the release, so that the first fields are stamped 03:00 on New Year's Day.</summary>
    public static ModelTime Start { get; } = ModelTime.FromDate(2024, 12, 31, 21 * 3600);

    /// <summary>End of the release and of the run.</summary>
    public static ModelTime End { get; } = Start.AddSeconds(Hours * 3600);

    /// <summary>40 W to 20 E and 45 N to 72 N; the cells are nearly square where the ash is.</summary>
    public static Grid Grid { get; } = new(GridAxis.Regular(-39.75, 0.5, 120), GridAxis.Regular(45.125, 0.25, 108));

    /// <summary>The periods that are written, calculated anew.</summary>
    public static IReadOnlyList<SamplePeriod> Calculate() =>
        [.. new PuffModel(Grid, Start).Run(Periods, PeriodHours * 3600).Skip(UnwrittenPeriods)];
}
