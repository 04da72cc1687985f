using System.Runtime.InteropServices;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AshPlot.Cli.StartMethods;

/// <summary>Static state of which the experiment asks whether a worker sees it.</summary>
internal static class ExperimentState
{
    /// <summary>An object that the type initialiser makes.</summary>
    public static readonly Specimen Specimen = new();

    /// <summary>A lock that a thread of the parent holds.</summary>
    public static readonly object Gate = new();

    /// <summary>A random generator that Main has used.</summary>
    public static Random Generator { get; } = new();

    /// <summary>Set by the experiment's Main.</summary>
    public static string? SetByMain { get; private set; }

    /// <summary>What Main saw where it ran, for comparison; null where it did not.</summary>
    public static ParentFacts? SeenByMain { get; private set; }

    /// <summary>Set by a task, to be looked for in the parent.</summary>
    public static string? Changed { get; set; }

    /// <summary>How many tasks this process has run.</summary>
    public static int Tasks { get; set; }

    /// <summary>The experiment's Main: what a program does before it starts workers.</summary>
    public static void RunMain(string mark)
    {
        SetByMain = mark;
        Generator.Next();
        MakeLogger();
        SeenByMain = new ParentFacts(ProcessFacts.Id(), InitialiserWitness.Process, Specimen.Address, Specimen.Mark);
    }

    /// <summary>What Main, or an initializer, does for the log.</summary>
    public static void MakeLogger() =>
        Log.Logger = new LoggerConfiguration().WriteTo.Sink(new StandardErrorSink()).CreateLogger();

    /// <summary>A method that is called in a worker.</summary>
    public static int Square(int number) => number * number;
}

/// <summary>Writes events to whatever standard error is at the moment.</summary>
internal sealed class StandardErrorSink : ILogEventSink
{
    public void Emit(LogEvent logEvent) => Console.Error.WriteLine(logEvent.MessageTemplate.Text);
}

/// <summary>
/// An object to be looked for in a worker: it stays where it is, and has a mark that no other object has.
/// </summary>
internal sealed class Specimen
{
    private readonly byte[] content = GC.AllocateArray<byte>(64, pinned: true);

    /// <summary>Where the object's content lies.</summary>
    public string Address => "0x" + Marshal.UnsafeAddrOfPinnedArrayElement(content, 0).ToString("x");

    /// <summary>Given when the object is made.</summary>
    public string Mark { get; } = Guid.NewGuid().ToString("N");
}

/// <summary>
/// A type whose initialiser notes the process that it ran in. That it reads a file keeps a compiler from running it
/// ahead of time.
/// </summary>
internal static class InitialiserWitness
{
    static InitialiserWitness() => Process = ProcessFacts.Id();

    /// <summary>The process in which the type was initialised.</summary>
    public static int Process { get; }
}
