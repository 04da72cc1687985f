using AshPlot.Core.Errors;
using AshPlot.Workers;

namespace AshPlot.Rendering.Tasks;

/// <summary>What is the same for every task in which a worker reads slices with a reader that it keeps.</summary>
internal static class ReadingTask
{
    /// <summary>Asks the reader, which is made at the first task, and passes on what it noted.</summary>
    /// <param name="context">The worker.</param>
    /// <param name="make">Makes the reader.</param>
    /// <param name="ask">Asks it.</param>
    /// <param name="notes">Takes what the user should know.</param>
    /// <param name="problem">A reply that says in one line why there is none.</param>
    public static TReply Run<TReader, TReply>(
        WorkerContext context, Func<TReader> make, Func<TReader, TReply> ask, Func<TReader, IReadOnlyList<string>> notes, Func<string, TReply> problem)
        where TReader : class
    {
        try
        {
            var reader = context.Find<TReader>();
            if (reader is null)
                context.Set(reader = make());
            var reply = ask(reader);
            foreach (var note in notes(reader))
                context.Log.Warning(note);
            return reply;
        }
        catch (UnreadableInputException error)
        {
            return problem(error.Message);
        }
    }
}
