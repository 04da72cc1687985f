using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NameText;
using CsCheck;

namespace AshPlot.Core.Tests.Loading.NameText;

/// <summary>Blocks of lines parsed side by side against the same file line by line.</summary>
[CancelAfter(120_000)]
internal sealed class ParallelRowsTests
{
    private static readonly string[] GoodRows =
    [
        "1, 1, -20.0, 63.0, 01/01/2025 01:00 UTC, 25.0, 1.5,",
        "2, 1, -19.5, 63.0, 01/01/2025 01:00 UTC, 75.0, 2.0,",
        "2, 2, -19.5, 63.5, 01/01/2025 02:00 UTC, 25.0, 4.25e-3,",
        "1, 2, -20.0, 63.5, 01/01/2025 03:00 UTC, 25.0, 0.0,",
        "",
        " \t",
        "\0",
        "2, 1, -19.5, 63.0, 01/01/2025 01:00 UTC, 25.0, 2.0" + new string(' ', 90) + ",\r",
    ];

    private static readonly string[] BadRows =
    [
        "1, 1, -20.0, 63.0, 01/01/2025 01:00 UTC, 25.0, x,",
        "3, 1, -19.0, 63.0, 01/01/2025 01:00 UTC, 25.0, 1.0,",
        "1, 1, -25.0, 63.0, 01/01/2025 01:00 UTC, 25.0, 1.0,",
        "1, 1, -20.0, 63.0, yesterday, 25.0, 1.0,",
        "1, 1, -20.0, 63.0, yesterday, 25.0, x,",
        "1, 1,",
        "1, 1, -20.0, 63.0, 01/01/2025 01:00 UTC, 25.0, 1.0, 2.0,",
        "1, 1, -20.0, 63.0, 01/01/2025 01:00 UTC, nan, 1.0,",
    ];

    [Test]
    public void Values_and_the_first_error_are_those_of_reading_line_by_line()
    {
        using var files = new NameTextFiles();
        var heading = NameTextFiles.VersionTwo[
            ..NameTextFiles.VersionTwo.IndexOf("1, 1, -20.0", StringComparison.Ordinal)
        ];
        var rows = Gen.Frequency(
            (40, Gen.Int[0, GoodRows.Length - 1].Select(index => GoodRows[index])),
            (1, Gen.Int[0, BadRows.Length - 1].Select(index => BadRows[index]))
        );
        var ends = Gen.Int[0, 3]
            .Select(index =>
                new[] { "\n", "", "2, 1, -19.5, 63.0, 01/01/2025 01:00 UTC, 25.0, 7", "2, 1, -19" }[index]
            );
        Gen.Select(rows.Array[0, 60], ends, Gen.Int[60, 700], Gen.Int[2, 5], Gen.Bool)
            .Sample(
                (lines, end, blockBytes, threads, keepValues) =>
                {
                    var path = files.Write(heading + string.Join('\n', lines) + (lines.Length > 0 ? "\n" : "") + end);
                    Assert.That(
                        Outcome(path, keepValues, threads, blockBytes),
                        Is.EqualTo(Outcome(path, keepValues, 1, RowBlock.UsualSize))
                    );
                },
                iter: 3000,
                threads: 1
            );
    }

    [Test]
    public void A_file_of_many_blocks_has_its_error_in_its_line()
    {
        using var files = new NameTextFiles();
        var heading = NameTextFiles.VersionTwo[
            ..NameTextFiles.VersionTwo.IndexOf("1, 1, -20.0", StringComparison.Ordinal)
        ];
        var lines = Enumerable.Repeat(GoodRows[0], 40_000).ToArray();
        lines[31_234] = BadRows[0];
        lines[35_000] = BadRows[1];
        var path = files.Write(heading + string.Join('\n', lines) + '\n');
        Assert.That(
            () => NameTextFile.Read(path, keepValues: true, 4, RowBlock.UsualSize),
            Throws
                .TypeOf<UnreadableInputException>()
                .With.Message.Contains((heading.Count(letter => letter == '\n') + 31_235).ToString())
                .And.Message.Contains("'x'")
        );
    }

    private static string Outcome(string path, bool keepValues, int threads, int blockBytes)
    {
        try
        {
            var file = NameTextFile.Read(path, keepValues, threads, blockBytes);
            return string.Join('\n', file.Groups.Select(group => $"{group.Time} {group.Level}: {Values(group)}"));
        }
        catch (UnreadableInputException error)
        {
            return error.Message;
        }
    }

    private static string Values(RowGroup group)
    {
        if (group.Rows is null)
            return "not kept";
        var (cells, values) = (new int[group.Rows.Count], new float[group.Rows.Count]);
        var count = group.Rows.CopyNonZero(0, cells, values);
        return string.Join(' ', cells.Take(count).Zip(values, (cell, value) => $"{cell}={value}"));
    }
}
