namespace AshPlot.Core.Finishing;

/// <summary>A kind of animation, made from maps as they lie on disk.</summary>
internal interface IAnimationFormat
{
    /// <summary>Extension of its files.</summary>
    string Extension { get; }

    /// <summary>Extension of the maps that it is made from.</summary>
    string FrameExtension { get; }

    /// <summary>What this machine lacks to make one, in one line; null where it lacks nothing.</summary>
    string? Missing => null;

    /// <summary>
    /// True where another program makes it, which only a whole process can await: a forked worker has no thread that
    /// hears of its end.
    /// </summary>
    bool IsMadeByProgram => false;

    /// <summary>Writes an animation that goes round for ever; one frame at a time is in memory.</summary>
    /// <param name="frames">Files of the maps, all of one size.</param>
    /// <param name="delays">For each frame how long it stays.</param>
    /// <param name="destination">Where to; can seek.</param>
    /// <exception cref="Errors.UnreadableInputException">A map cannot be opened, or does not fit the one before
    /// it.</exception>
    void Write(IReadOnlyList<string> frames, IReadOnlyList<TimeSpan> delays, Stream destination);

    /// <summary>The same to a file that is not there yet.</summary>
    /// <exception cref="Errors.UnreadableInputException">A map cannot be opened, or does not fit the one before
    /// it.</exception>
    /// <exception cref="Errors.UnwritableOutputException">It cannot be made.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, where another program makes it.</exception>
    void WriteFile(
        IReadOnlyList<string> frames,
        IReadOnlyList<TimeSpan> delays,
        string path,
        CancellationToken cancellation
    )
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Write(frames, delays, stream);
    }
}
