namespace AshPlot.Core.Planning;

/// <summary>Which maps share a colour scale.</summary>
public enum ScaleChoice
{
    /// <summary>One scale for all maps of a quantity in the run, whatever is selected.</summary>
    Shared,

    /// <summary>Each map has its own.</summary>
    Slice,
}
