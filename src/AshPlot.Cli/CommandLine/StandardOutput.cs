using System.Text;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.CommandLine;

/// <summary>
/// Standard output whose failures are typed, for every command alike: the disk behind it is full, or it is closed. A
/// reader that has gone (<c>| head</c>) is not an error; .NET says nothing of it.
/// </summary>
internal sealed class StandardOutput : TextWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lazy<StreamWriter> writer = new(() =>
        new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true }
    );

    public override Encoding Encoding => Utf8;

    /// <summary>From now on <see cref="Console.Out"/> is this.</summary>
    public static void Use() => Console.SetOut(new StandardOutput());

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    // One call for text and line end: each is a write to the system.
    public override void WriteLine(string? value) => Write($"{value}{CoreNewLine[0]}".AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        try
        {
            writer.Value.Write(buffer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A closed descriptor is an UnauthorizedAccessException, whose cause has the system's words.
            throw new UnwritableOutputException(
                "standard output",
                $"cannot be written ({(error.InnerException ?? error).Message})",
                error
            );
        }
    }
}
