namespace AshPlot.Workers.Wire;

/// <summary>An exception as it travels: text only.</summary>
internal readonly record struct RemoteError(string Type, string Message, string Details)
{
    public static RemoteError Of(Exception exception)
    {
        var type = exception.GetType().FullName ?? exception.GetType().Name;
        try
        {
            return new RemoteError(type, exception.Message ?? "", exception.ToString() ?? "");
        }
        catch (Exception another)
        {
            // Its type is a user's, and so is the code that describes it. That must not end the worker, or the program where it is a thread of that.
            return new RemoteError(type, $"{type}, which cannot be described ({another.GetType().Name})", exception.StackTrace ?? "");
        }
    }

    public static RemoteError Read(ref Frame frame) => new(frame.Text(), frame.Text(), frame.Text());

    public void Write(FrameWriter writer) => writer.Text(Shorten(Type)).Text(Shorten(Message)).Text(Shorten(Details));

    // An error must always fit into a frame, or it would be lost.
    private static string Shorten(string text) => text.Length <= 20_000 ? text : text[..20_000] + " [...]";
}
