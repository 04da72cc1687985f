using Microsoft.Win32.SafeHandles;
using AshPlot.Workers.Wire;

namespace AshPlot.Workers.Hosting;

/// <summary>Someone in the worker who waits for a frame from the parent.</summary>
internal sealed class Waiter
{
    /// <summary>The frame's kind and fields, once it is there.</summary>
    public byte[]? Body { get; set; }

    /// <summary>The descriptors that came with it.</summary>
    public SafeFileHandle?[]? Handles { get; set; }

    /// <summary>The frame, to be read from its beginning.</summary>
    public Frame Frame => new((FrameKind)Body![0], Body.AsSpan(1), Handles);
}
