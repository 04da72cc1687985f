namespace AshPlot.Workers.Wire;

/// <summary>What a frame says; the byte after its length.</summary>
internal enum FrameKind : byte
{
    /// <summary>Worker: protocol version, token, process id.</summary>
    Hello = 1,

    /// <summary>
    /// Parent: longest frame, least log level, the initializer's argument; without fields to a zygote.
    /// </summary>
    Initialize,

    /// <summary>Worker: initialized.</summary>
    Ready,

    /// <summary>Worker: the initializer threw.</summary>
    InitializerFailed,

    /// <summary>Parent: task id, kind, argument.</summary>
    Task,

    /// <summary>Parent: id of a task that nobody waits for any more.</summary>
    Cancel,

    /// <summary>Worker: task id, number of dictionary entries (1 byte) and these, result.</summary>
    Result,

    /// <summary>Worker: task id, what went wrong, remote error.</summary>
    Failure,

    /// <summary>Worker: a log event.</summary>
    Log,

    /// <summary>Worker: call id, dictionary, operation.</summary>
    DictionaryCall,

    /// <summary>Parent: call id, reply.</summary>
    DictionaryReply,

    /// <summary>
    /// Parent: call id, why the call, of a dictionary or an array, could not be carried out or answered
    /// (<see cref="RefusalKind"/>), message.
    /// </summary>
    DictionaryRefusal,

    /// <summary>Worker: call id, array.</summary>
    ArrayCall,

    /// <summary>Parent: call id, path of a file, or nothing with a handle.</summary>
    ArrayReply,

    /// <summary>Zygote: warmed up, and nothing in it speaks against forking.</summary>
    ZygoteReady,

    /// <summary>Parent to zygote: request id, worker number, address, token.</summary>
    Fork,

    /// <summary>Zygote: request id, the child's process id.</summary>
    Forked,

    /// <summary>Zygote: request id (0 before the first), whether forking would not be safe, reason.</summary>
    ForkRefused,

    /// <summary>Zygote: process id and exit code of a child that it has reaped.</summary>
    ChildEnded,

    /// <summary>Parent to zygote: process id of a child that is to be killed.</summary>
    KillChild,
}

/// <summary>
/// Why the parent did not answer a call of a shared dictionary or for an array. Chooses the error thrown in the worker.
/// </summary>
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
