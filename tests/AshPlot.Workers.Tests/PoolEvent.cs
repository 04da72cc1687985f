namespace AshPlot.Workers.Tests;

/// <summary>What can happen to a pool, in any order.</summary>
internal enum PoolEvent
{
    /// <summary>A task is given.</summary>
    AddTask,

    /// <summary>A caller gives up its task.</summary>
    CancelTask,

    /// <summary>A worker that was asked for becomes ready.</summary>
    Ready,

    /// <summary>A worker answers.</summary>
    Succeed,

    /// <summary>A worker answers that the task threw.</summary>
    Fail,

    /// <summary>A worker answers what nobody has asked, or answers once more.</summary>
    AnswerUnasked,

    /// <summary>A worker is killed, whatever it does.</summary>
    Die,

    /// <summary>A worker sends what is no answer at all.</summary>
    SendGarbage,

    /// <summary>A worker logs.</summary>
    Log,

    /// <summary>More workers are wanted.</summary>
    Grow,

    /// <summary>More workers are wanted, or fewer.</summary>
    Resize,
}
