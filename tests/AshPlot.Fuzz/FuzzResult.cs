namespace AshPlot.Fuzz;

/// <summary>How one damaged file ended.</summary>
/// <param name="Number">The number of the mutation; with kind and seed it makes the file again.</param>
/// <param name="Verdict">How it ended.</param>
public sealed record FuzzResult(FuzzKind Kind, int Number, FuzzVerdict Verdict)
{
    /// <summary>As <c>--only</c> takes it.</summary>
    public string Id => $"{(Kind == FuzzKind.Text ? "text" : "netcdf")}:{Number}";
}
