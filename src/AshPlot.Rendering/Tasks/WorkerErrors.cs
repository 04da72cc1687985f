using System.Globalization;
using System.Text.Json;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>
/// Errors on their way from a worker: an error that the user can act on travels as its kind, its message and its data,
/// and is thrown again in the command. What else a worker throws, or what ends it, is put into words here.
/// </summary>
internal static class WorkerErrors
{
    private const int SignalKill = 9;

    private static readonly ErrorKind[] Kinds =
    [
        ErrorKind.Of<InvalidOptionException>(
            "option",
            static error => [error.Option, error.Problem],
            static (_, data, cause) => new InvalidOptionException(data[0]!, data[1]!, cause)
        ),
        ErrorKind.Of<UnreadableInputException>(
            "input",
            static error =>
                [error.File, error.Problem, error.Line?.ToString(CultureInfo.InvariantCulture), error.Variable],
            static (_, data, cause) =>
                new UnreadableInputException(
                    data[0]!,
                    data[1]!,
                    data[2] is { } line ? long.Parse(line, CultureInfo.InvariantCulture) : null,
                    data[3],
                    cause
                )
        ),
        ErrorKind.Of<UnwritableOutputException>(
            "output",
            static error => [error.Path, error.Problem],
            static (_, data, cause) => new UnwritableOutputException(data[0]!, data[1]!, cause)
        ),
        ErrorKind.Of<MissingLibraryException>(
            "library",
            static _ => [],
            static (message, _, cause) => new MissingLibraryException(message, cause)
        ),
        ErrorKind.Of<ConflictingInputsException>(
            "inputs",
            static _ => [],
            static (message, _, cause) => new ConflictingInputsException(message, cause)
        ),
    ];

    /// <summary>What travels of an error, in the worker.</summary>
    public static TaskError? Describe(Exception error) =>
        Array.Find(Kinds, kind => kind.Is(error)) is { } found
            ? new TaskError(found.Name, JsonSerializer.Serialize(found.Data(error), WorkerJson.Default.StringArray))
            : null;

    /// <summary>
    /// The error that a task has thrown in its worker; null where it is none that the user can act on.
    /// </summary>
    public static AshPlotException? Typed(WorkerTaskException error) =>
        error is RemoteTaskException { Kind: { } known }
        && Array.Find(Kinds, kind => kind.Name == known.Kind) is { } found
            ? found.Make(error.Message, JsonSerializer.Deserialize(known.Data, WorkerJson.Default.StringArray)!, error)
            : null;

    /// <summary>The result of a task that reads a file.</summary>
    /// <exception cref="AshPlotException">The task has thrown it, or its worker ended while it read the
    /// file.</exception>
    public static TResult ReadFrom<TArgument, TResult>(this TaskOutcome<TArgument, TResult> outcome, string file) =>
        outcome.Error is not { } error
            ? outcome.Result!
            : throw Typed(error) ?? new UnreadableInputException(file, OfReading(error), innerException: error);

    /// <summary>Why drawing a map failed, in one line that says what to do where something can be done.</summary>
    public static string OfDrawing(WorkerTaskException error) =>
        TerminalText.Clean(
            error switch
            {
                WorkerDiedException { Exit.Signal: SignalKill } died =>
                    $"worker process {died.ProcessId} was killed while drawing this map, by a user or by the system when memory ran out; use fewer {OptionNames.Of(nameof(RenderOptions.Workers))} or a smaller {OptionNames.Of(nameof(MapOptions.Size))}",
                WorkerDiedException died =>
                    $"worker process {died.ProcessId} ended with {died.Exit} while it drew this map{Tail(died.StandardErrorTail)}",
                TaskTimeoutException late =>
                    $"drawing took longer than {OptionNames.Of(nameof(RenderOptions.TaskTimeout))} allows ({late.Limit.TotalSeconds:0.###} s)",
                WorkerMemoryException large =>
                    $"drawing needed more memory than {OptionNames.Of(nameof(RenderOptions.WorkerMemory))} allows ({large.Limit / 1e6:0} MB); use a smaller {OptionNames.Of(nameof(MapOptions.Size))} or allow more",
                RemoteTaskException { RemoteType: "System.OutOfMemoryException" } =>
                    $"the worker ran out of memory; use fewer {OptionNames.Of(nameof(RenderOptions.Workers))} or a smaller {OptionNames.Of(nameof(MapOptions.Size))}",
                RemoteTaskException { Kind: null } remote => $"{remote.RemoteType}: {remote.Message}",
                _ => error.Message,
            }
        );

    /// <summary>Why reading a file failed, as the words that follow its path.</summary>
    public static string OfReading(WorkerTaskException error) =>
        TerminalText.Clean(
            error switch
            {
                WorkerDiedException died => $"reading it crashed the worker process ({died.Exit}); the file is damaged",
                TaskTimeoutException late =>
                    $"reading it took over {late.Limit.TotalSeconds:0.######} s; it may be damaged, or {OptionNames.Of(nameof(RenderOptions.TaskTimeout))} too short",
                WorkerMemoryException large =>
                    $"reading it took over {large.Limit / 1e6:0} MB of memory; it may be damaged, or {OptionNames.Of(nameof(RenderOptions.WorkerMemory))} too small",
                _ => $"cannot be read: {error.Message}",
            }
        );

    /// <summary>Why joining maps failed, as the words that follow the path of the animation.</summary>
    public static string OfAnimating(WorkerTaskException error) =>
        TerminalText.Clean(
            error switch
            {
                WorkerDiedException died =>
                    $"worker process {died.ProcessId} ended with {died.Exit} while it joined the maps",
                WorkerMemoryException large =>
                    $"joining the maps needed more memory than {OptionNames.Of(nameof(RenderOptions.WorkerMemory))} allows ({large.Limit / 1e6:0} MB)",
                RemoteTaskException { RemoteType: "System.OutOfMemoryException" } =>
                    $"the worker ran out of memory; use fewer {OptionNames.Of(nameof(RenderOptions.Workers))}",
                _ => error.Message,
            }
        );

    private static string Tail(string text) => text.Length == 0 ? "" : $"; it said: {text}";

    /// <summary>A sort of error that travels.</summary>
    /// <param name="Name">Its name on the way.</param>
    /// <param name="Is">Whether an exception is one.</param>
    /// <param name="Data">What of it travels beside the message.</param>
    /// <param name="Make">The exception from its message, its data, and what it came as.</param>
    private sealed record ErrorKind(
        string Name,
        Predicate<Exception> Is,
        Func<Exception, string?[]> Data,
        Func<string, string?[], Exception, AshPlotException> Make
    )
    {
        public static ErrorKind Of<T>(
            string name,
            Func<T, string?[]> data,
            Func<string, string?[], Exception, AshPlotException> make
        )
            where T : AshPlotException => new(name, static error => error is T, error => data((T)error), make);
    }
}
