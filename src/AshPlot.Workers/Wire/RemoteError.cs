namespace AshPlot.Workers.Wire;

/// <summary>An exception as it travels: text only.</summary>
internal readonly record struct RemoteError(string Type, string Message, string Details, TaskError? Kind)
{
    private const int LongestText = 20_000;

    public static RemoteError Of(Exception exception, Func<Exception, TaskError?>? describe = null)
    {
        var type = exception.GetType().FullName ?? exception.GetType().Name;
        try
        {
            var kind = describe?.Invoke(exception) is { Data.Length: <= LongestText } known ? known : null;
            return new RemoteError(type, exception.Message ?? "", exception.ToString() ?? "", kind);
        }
        catch (Exception another)
        {
            // Its type is a user's, and so is the code that describes it. That must not end the worker, or the program
            // where it is a thread of that.
            return new RemoteError(
                type,
                $"{type}, which cannot be described ({another.GetType().Name})",
                exception.StackTrace ?? "",
                null
            );
        }
    }

    public static RemoteError Read(ref Frame frame)
    {
        var (type, message, details, kind, data) = (
            frame.Text(),
            frame.Text(),
            frame.Text(),
            frame.Text(),
            frame.Text()
        );
        return new RemoteError(type, message, details, kind.Length == 0 ? null : new TaskError(kind, data));
    }

    public void Write(FrameWriter writer) =>
        writer
            .Text(Shorten(Type))
            .Text(Shorten(Message))
            .Text(Shorten(Details))
            .Text(Kind?.Kind ?? "")
            .Text(Kind?.Data ?? "");

    // An error must always fit into a frame, or it would be lost.
    private static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + " [...]";
}

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
