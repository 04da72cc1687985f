namespace AshPlot.Fuzz;

/// <summary>How one input ended.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Number">Its number; with class and seed it makes the input again.</param>
/// <param name="Verdict">How it ended.</param>
public sealed record FuzzResult(string Class, int Number, FuzzVerdict Verdict)
{
    /// <summary>As <c>--only</c> takes it.</summary>
    public string Id => $"{Class}:{Number}";
}
