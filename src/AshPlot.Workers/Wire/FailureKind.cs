namespace AshPlot.Workers.Wire;

/// <summary>Why a worker could not give a result.</summary>
internal enum FailureKind : byte
{
    /// <summary>The handler threw.</summary>
    Handler,

    /// <summary>The argument could not be read.</summary>
    Argument,

    /// <summary>The result could not be written.</summary>
    Result,

    /// <summary>No such task kind.</summary>
    UnknownKind,
}
