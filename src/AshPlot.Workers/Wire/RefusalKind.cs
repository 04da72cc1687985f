namespace AshPlot.Workers.Wire;

/// <summary>Why the parent did not answer a call of a shared dictionary or for an array. Chooses the error thrown in the worker.</summary>
internal enum RefusalKind : byte
{
    /// <summary>The answer is longer than a frame may be.</summary>
    TooLong,

    /// <summary>The change could not be written to the journal, and was not made.</summary>
    NotJournalled,

    /// <summary>The shared array of this name is another one, or cannot be sent.</summary>
    OtherArray,

    /// <summary>There is no memory for the shared array.</summary>
    NoMemory,
}
