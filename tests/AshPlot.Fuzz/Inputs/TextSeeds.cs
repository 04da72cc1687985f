namespace AshPlot.Fuzz.Inputs;

/// <summary>
/// NAME text to damage: the sample data cut down to a few dozen rows, and the layouts that the sample has not.
/// </summary>
public static class TextSeeds
{
    private const int KeptLines = 48;

    /// <summary>The seeds, always in the same order.</summary>
    /// <param name="sampleFolder">The folder <c>data/sample</c> of the checkout.</param>
    public static IReadOnlyList<FuzzSeed> All(string sampleFolder) =>
        [
            FromFile(Path.Combine(sampleFolder, "Air_Conc_grid_202501010300.txt")),
            FromFile(Path.Combine(sampleFolder, "name3", "Fields_grid1_C1_T1_202501010300.txt")),
            FromFile(Path.Combine(sampleFolder, "TotCol_grid_202501010300.txt")),
            new("NAME III version 2", EmbeddedSeeds.Read("name-3-version-2.txt")),
            FromFile(Path.Combine(sampleFolder, "Deposition_grid_202501010300.txt")),
            new("NAME III time series", EmbeddedSeeds.Read("name-3-time-series.txt")),
        ];

    private static FuzzSeed FromFile(string path) =>
        new(
            Path.GetFileName(path),
            System.Text.Encoding.UTF8.GetBytes(string.Join('\n', File.ReadLines(path).Take(KeptLines)) + "\n")
        );
}
