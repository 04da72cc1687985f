using AshPlot.Core.Errors;
using AshPlot.Rendering.Tasks;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.Workers;

/// <summary>What a worker throws is thrown again in the command, by way of a real worker's answer.</summary>
internal sealed class WorkerErrorsTests
{
    private static readonly AshPlotException[] All =
    [
        new InvalidOptionException("--size", "'abc' is not a size"),
        new UnreadableInputException("run/a.txt", "has no header"),
        new UnreadableInputException("run/a.txt", "'x' is not a number", line: 12),
        new UnreadableInputException("a.nc", "has no axis", variable: "ash \"1\""),
        new UnwritableOutputException("maps/a.png", "no space left"),
        new MissingLibraryException("libnetcdf is not installed"),
        new ConflictingInputsException("a.txt and b.txt have the same slice"),
    ];

    [TestCaseSource(nameof(All))]
    public async Task An_error_of_a_worker_comes_back_as_it_was(AshPlotException error)
    {
        await using var pool = Pool(error);
        var outcome = await pool.TryRunAsync(Fail, "x");
        var back = WorkerErrors.Typed(outcome.Error!);
        Assert.That(back, Is.TypeOf(error.GetType()));
        Assert.That(back!.Message, Is.EqualTo(error.Message));
        Assert.That(back.InnerException, Is.SameAs(outcome.Error), "its stack is that of the worker");
        if (
            error is UnreadableInputException
            {
                File: var file,
                Line: var line,
                Variable: var variable,
                Problem: var problem
            }
        )
        {
            var input = (UnreadableInputException)back;
            Assert.That(
                (input.File, input.Problem, input.Line, input.Variable),
                Is.EqualTo((file, problem, line, variable))
            );
        }

        if (error is InvalidOptionException option)
            Assert.That(
                (((InvalidOptionException)back).Option, ((InvalidOptionException)back).Problem),
                Is.EqualTo((option.Option, option.Problem))
            );
        Assert.Throws(error.GetType(), () => outcome.ReadFrom("other.txt"));
    }

    [Test]
    public async Task An_error_that_is_not_for_the_user_names_the_file_that_was_read()
    {
        await using var pool = Pool(new InvalidOperationException("odd"));
        var outcome = await pool.TryRunAsync(Fail, "x");
        Assert.That(WorkerErrors.Typed(outcome.Error!), Is.Null);
        Assert.That(
            () => outcome.ReadFrom("a.txt"),
            Throws.TypeOf<UnreadableInputException>().With.Message.EqualTo("a.txt: cannot be read: odd")
        );
        Assert.That(WorkerErrors.OfDrawing(outcome.Error!), Is.EqualTo("System.InvalidOperationException: odd"));
    }

    [Test]
    public async Task Why_an_animation_failed_is_one_line()
    {
        await using var pool = Pool(new InvalidOperationException("odd\nand more"));
        Assert.That(WorkerErrors.OfAnimating((await pool.TryRunAsync(Fail, "x")).Error!), Is.EqualTo("odd and more"));
    }

    private static readonly TaskKind<string, string> Fail = new(
        "fail",
        WorkerJson.Default.String,
        WorkerJson.Default.String
    );

    private static WorkerPool Pool(Exception error) =>
        WorkerPool.Start(
            new WorkerPoolOptions
            {
                Workers = 1,
                StartMethod = StartMethod.Threads,
                Registry = () =>
                    new WorkerRegistry().DescribeErrors(WorkerErrors.Describe).Add(Fail, (_, _) => throw error),
            }
        );
}
