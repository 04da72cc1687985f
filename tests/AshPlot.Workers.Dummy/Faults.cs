using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AshPlot.Workers.Dummy;

/// <summary>All that can go wrong in a worker.</summary>
internal static class Faults
{
    public static int Exit(int code, WorkerContext context)
    {
        Console.Error.WriteLine("the worker says goodbye");
        Environment.Exit(code);
        return 0;
    }

    public static int NativeExit(int code, WorkerContext context)
    {
        Console.Error.WriteLine("the worker says goodbye");
        Native.Exit(code);
        return 0;
    }

    public static int SignalSelf(int signal)
    {
        // A segmentation fault has to be a real one: the runtime's handler returns from one that was merely sent.
        if (signal == 11)
            Native.Length(0);
        Native.Kill(Native.ProcessId(), signal);
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    public static int DieOnce(string file, WorkerContext context)
    {
        if (File.Exists(file))
            return Environment.ProcessId;
        File.WriteAllText(file, "");
        return SignalSelf(9);
    }

    public static int Stubborn(int unused, WorkerContext context)
    {
        Native.Signal(15, 1);
        DummyRegistry.Add("running", context);
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    public static int Allocate(int megabytes, WorkerContext context)
    {
        var blocks = new List<byte[]>();
        for (var i = 0; i < megabytes; i++)
        {
            var block = GC.AllocateUninitializedArray<byte>(1 << 20);
            block.AsSpan().Fill(1);
            blocks.Add(block);
        }

        return blocks.Count;
    }

    public static unsafe int Leak(int megabytes, WorkerContext context)
    {
        var length = (nuint)megabytes << 20;
        NativeMemory.Fill(NativeMemory.Alloc(length), length, 1);
        return Environment.ProcessId;
    }

    public static int LeakAndHang(int megabytes, WorkerContext context)
    {
        Leak(megabytes, context);
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    public static int Flood(int lines, WorkerContext context)
    {
        for (var i = 0; i < lines; i++)
        {
            Console.WriteLine($"output line {i} {new string('o', 100)}");
            Console.Error.WriteLine($"error line {i} {new string('e', 100)}");
        }

        return lines;
    }

    public static int StartGrandchild()
    {
        using var process = Process.Start(new ProcessStartInfo("sleep", ["1000"]) { UseShellExecute = false })!;
        return process.Id;
    }
}

/// <summary>Calls of the C library.</summary>
internal static partial class Native
{
    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void Exit(int code);

    [LibraryImport("libc", EntryPoint = "getpid")]
    public static partial int ProcessId();

    [LibraryImport("libc", EntryPoint = "signal")]
    public static partial nint Signal(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "sleep")]
    public static partial uint Sleep(uint seconds);

    [LibraryImport("libc", EntryPoint = "strlen")]
    public static partial nint Length(nint text);
}
