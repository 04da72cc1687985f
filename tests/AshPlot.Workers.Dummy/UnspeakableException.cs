namespace AshPlot.Workers.Dummy;

/// <summary>An exception that throws when it is asked what it is about.</summary>
public sealed class UnspeakableException : Exception
{
    public override string Message => throw new InvalidOperationException("no words");

    public override string ToString() => Message;
}
