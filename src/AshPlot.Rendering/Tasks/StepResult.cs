using AshPlot.Core.Errors;

namespace AshPlot.Rendering.Tasks;

/// <summary>What a step of a map has left for the next one, or in one line why there is nothing.</summary>
internal sealed record StepResult<T>(T? Value, string? Problem)
    where T : class
{
    /// <summary>Does a step; an error that is foreseen becomes its problem.</summary>
    public static StepResult<T> Of(Func<T> step)
    {
        try
        {
            return new StepResult<T>(step(), null);
        }
        catch (AshPlotException error)
        {
            return new StepResult<T>(null, error.Message);
        }
    }
}
