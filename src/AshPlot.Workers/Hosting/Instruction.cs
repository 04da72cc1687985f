using AshPlot.Workers.Wire;
using Microsoft.Win32.SafeHandles;

namespace AshPlot.Workers.Hosting;

/// <summary>What the parent wants next.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Body">The frame's fields.</param>
/// <param name="Handles">The descriptors that came with it.</param>
/// <param name="Cancellation">For a task: how its cancelling comes through.</param>
internal readonly record struct Instruction(FrameKind Kind, ReadOnlyMemory<byte> Body, SafeFileHandle?[]? Handles, TaskCancellation? Cancellation)
{
    /// <summary>The frame, to be read from its beginning.</summary>
    public Frame Frame => new(Kind, Body.Span, Handles);
}
