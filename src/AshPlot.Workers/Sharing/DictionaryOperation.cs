namespace AshPlot.Workers.Sharing;

/// <summary>What can be done to a shared dictionary, each atomically.</summary>
internal enum DictionaryOperation : byte
{
    Set,
    TryGet,

    /// <summary>Adds, or replies with the value that is there.</summary>
    TryAdd,
    TryRemove,

    /// <summary>Replaces a value whose JSON is the comparison's.</summary>
    TryUpdate,

    /// <summary>Replaces a value whose version is the given one: the step from which compound operations are made.</summary>
    TryExchange,
    /// <summary>Adds to a whole number, or begins one; what is to be added stands in the place of the version.</summary>
    Increment,

    /// <summary>Adds an element to a JSON array, or begins one.</summary>
    Append,

    Count,
    Snapshot,
}
