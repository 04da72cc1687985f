using AshPlot.Core.Colours;
using AshPlot.Core.Units;

namespace AshPlot.Core.Planning;

/// <summary>Options of one quantity, in place of those of all; null leaves the common one.</summary>
/// <param name="Quantity">Its name, as options or file names have it.</param>
public sealed record QuantityOptions(string Quantity)
{
    /// <summary>Name of its colours; with <see cref="Classes"/>, of those where the classes do not apply.</summary>
    public string? Colours { get; init; }

    /// <summary>Its classes; counts where <see cref="Colours"/> is given.</summary>
    public ClassScheme? Classes { get; init; }

    /// <summary>Linear or logarithmic.</summary>
    public ScaleKind? ScaleKind { get; init; }

    /// <summary>Value of the first colour.</summary>
    public ThresholdValue? Min { get; init; }

    /// <summary>Value of the last colour.</summary>
    public ThresholdValue? Max { get; init; }

    /// <summary>Values below this are not drawn.</summary>
    public ThresholdValue? MaskBelow { get; init; }
}
