namespace AshPlot.Workers;

/// <summary>One change of a shared dictionary.</summary>
/// <param name="Key">The entry.</param>
/// <param name="Removed">True if the entry was removed; false if it was added or replaced.</param>
/// <param name="Value">A copy of the new value; default for a removal.</param>
public readonly record struct DictionaryChange<TValue>(string Key, bool Removed, TValue? Value)
{
    /// <summary>How many changes before this one a slow reader of <see cref="HostedDictionary{TValue}.WatchAsync"/> has missed since the last one that it saw.</summary>
    public int Missed { get; init; }
}
