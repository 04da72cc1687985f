namespace AshPlot.Core.Colours;

/// <summary>How values are spread over the colours.</summary>
public enum ScaleKind
{
    /// <summary>Evenly.</summary>
    Linear,

    /// <summary>Evenly by their logarithm.</summary>
    Log,
}
