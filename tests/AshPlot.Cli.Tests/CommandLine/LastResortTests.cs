using AshPlot.Cli.CommandLine;
using AshPlot.Core.Errors;

namespace AshPlot.Cli.Tests.CommandLine;

[NonParallelizable]
internal sealed class LastResortTests
{
    private static readonly TestCaseData[] Errors =
    [
        new TestCaseData(new InvalidOptionException("--size", "no"), 2, "ashplot: --size: no"),
        new TestCaseData(new UnreadableInputException("a.nc", "no"), 3, "ashplot: a.nc: no"),
        new TestCaseData(new AggregateException(new UnreadableInputException("a.nc", "no")), 3, "ashplot: a.nc: no"),
        new TestCaseData(
            new IOException("Disk quota exceeded : '/x'"),
            3,
            "ashplot: a file cannot be read or written: Disk quota exceeded : '/x'"
        ),
        new TestCaseData(
            new OutOfMemoryException(),
            3,
            "ashplot: there is not enough memory for this; give it fewer or smaller inputs, or fewer --workers"
        ),
        new TestCaseData(
            new InvalidOperationException("a\nb\u001B"),
            3,
            "ashplot: unexpected error: InvalidOperationException: a b?; please report it with what --verbose adds"
        ),
    ];

    [TestCaseSource(nameof(Errors))]
    public void Every_exception_ends_in_one_line_and_a_promised_status(Exception error, int status, string line)
    {
        var said = Said(() => Assert.That(LastResort.Run([], _ => throw error), Is.EqualTo(status)));

        Assert.That(said, Is.EqualTo(line + "\n"));
    }

    [Test]
    public void The_trace_is_for_those_who_ask()
    {
        var said = Said(() => LastResort.Run(["info", "--verbose"], _ => throw new InvalidOperationException("no")));

        Assert.That(said, Does.Contain(nameof(LastResortTests)).And.StartWith("ashplot: unexpected error"));
    }

    private static string Said(Action action)
    {
        var error = Console.Error;
        using var said = new StringWriter();
        Console.SetError(said);
        try
        {
            action();
        }
        finally
        {
            Console.SetError(error);
        }

        return said.ToString();
    }
}
