namespace AshPlot.Workers.Pool;

/// <summary>Tells how far a map has come, where somebody wants to know.</summary>
internal struct MapReport(IProgress<MapProgress>? progress)
{
    private int done;
    private int failed;

    /// <summary>Counts an outcome that is about to be yielded.</summary>
    public void Count(bool succeeded)
    {
        done++;
        failed += succeeded ? 0 : 1;
        progress?.Report(new MapProgress(done, failed));
    }
}
