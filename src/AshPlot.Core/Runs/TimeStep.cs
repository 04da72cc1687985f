namespace AshPlot.Core.Runs;

/// <summary>One time of a quantity, as its file stamps it.</summary>
/// <param name="Time">The file's own stamp: the end of the period for NAME and HYSPLIT, its beginning for QVA.</param>
/// <param name="From">Beginning of the averaging or summing period; null where the file states none.</param>
/// <param name="To">End of the period; null where the file states none.</param>
internal sealed record TimeStep(ModelTime Time, ModelTime? From = null, ModelTime? To = null)
{
    /// <summary>Length of the period in seconds; 0 without one.</summary>
    public long PeriodSeconds => From is { } from && To is { } to ? to.Seconds - from.Seconds : 0;
}
