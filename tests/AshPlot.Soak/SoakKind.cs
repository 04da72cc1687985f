namespace AshPlot.Soak;

/// <summary>What is to be endured.</summary>
public enum SoakKind
{
    /// <summary>Many small tasks while workers are killed at random.</summary>
    Tasks,

    /// <summary>Many workers one after another, each of which draws maps.</summary>
    Draw,
}
