namespace AshPlot.Core.Planning;

/// <summary>What stands over a map.</summary>
public enum TitleChoice
{
    /// <summary>Quantity and level in words, and the time below.</summary>
    Words,

    /// <summary>The name of the file, and all the words below.</summary>
    File,
}
