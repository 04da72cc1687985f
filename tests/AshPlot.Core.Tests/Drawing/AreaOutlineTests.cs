using AshPlot.Core.Drawing;

namespace AshPlot.Core.Tests.Drawing;

/// <summary>
/// The line round the painted part of a map, letter by letter: <c>#</c> painted, <c>o</c> line, <c>.</c> clean air,
/// <c>?</c> a missing value, <c>x</c> outside the domain.
/// </summary>
internal sealed class AreaOutlineTests
{
    private const uint Line = 1;
    private const int Margin = 2;

    [TestCase(1, "..... ..#.. .....", ".ooo. .o#o. .ooo.")]
    [TestCase(1, "##.. ##.. .... ....", "##o. ##o. ooo. ....")]
    [TestCase(1, ".... .#.. ..#. ....", "ooo. o#oo oo#o .ooo")]
    [TestCase(1, "### #.# ###", "### #o# ###")]
    [TestCase(1, "...# #... ....", "ooo# #ooo oo..")]
    [TestCase(1, "### ###", "### ###")]
    [TestCase(1, "... ...", "... ...")]
    [TestCase(
        2,
        "....... ....... ....... ...#... ....... ....... .......",
        "....... .ooooo. .ooooo. .oo#oo. .ooooo. .ooooo. ......."
    )]
    [TestCase(2, "###.... ###.... ....... ....... .......", "###oo.. ###oo.. ooooo.. ooooo.. .......")]
    [TestCase(3, "#.#.. .....", "#o#oo ooooo")]
    public void The_line_lies_beside_what_is_painted_and_covers_nothing_of_it(
        int thickness,
        string painted,
        string expected
    )
    {
        var rows = painted.Split(' ');
        Assert.That(Draw(rows, thickness), Is.EqualTo(expected));
    }

    [TestCase(1, "?#? ?#? ???", "?#? ?#? ???")]
    [TestCase(1, "x#.. x#.. xxxx", "x#o. x#o. xxxx")]
    [TestCase(1, "..?? .#?? ..?? ....", "oo?? o#?? oo?? ....")]
    [TestCase(2, "x##... x##... xx?... ......", "x##oo. x##oo. xx?... ......")]
    public void No_line_runs_along_missing_values_or_along_the_edge_of_the_domain(
        int thickness,
        string painted,
        string expected
    ) => Assert.That(Draw(painted.Split(' '), thickness), Is.EqualTo(expected));

    [Test]
    public void It_is_the_same_as_looking_round_every_pixel([Values(1, 2, 3)] int thickness, [Range(0, 9)] int seed)
    {
        // Runs of random length, so that there are areas, holes, single pixels and edges of the map.
        var random = new Random(seed);
        var (width, height) = (23, 17);
        var rows = new string[height];
        for (var row = 0; row < height; row++)
        {
            rows[row] =
                row > 0 && random.Next(2) == 0
                    ? rows[row - 1]
                    : string.Concat(
                        Enumerable
                            .Range(0, width)
                            .Select(column => (column * 7 / (3 + random.Next(20))) % 2 == 0 ? '#' : '.')
                    );
        }

        var expected = string.Join(
            ' ',
            rows.Select(
                (line, row) =>
                    string.Concat(
                        line.Select(
                            (letter, column) =>
                                letter == '#' ? '#'
                                : IsNear(rows, row, column, thickness) ? 'o'
                                : '.'
                        )
                    )
            )
        );
        Assert.That(Draw(rows, thickness), Is.EqualTo(expected));
    }

    private static bool IsNear(string[] rows, int row, int column, int thickness) =>
        rows.Where((_, other) => Math.Abs(other - row) <= thickness)
            .Any(line => line.Where((letter, other) => letter == '#' && Math.Abs(other - column) <= thickness).Any());

    /// <summary>The map lies within a larger picture, of which nothing else may change.</summary>
    private static string Draw(string[] rows, int thickness)
    {
        var (width, height) = (rows[0].Length, rows.Length);
        var stride = width + (2 * Margin);
        var pixels = new uint[stride * (height + (2 * Margin))];
        var ground = new GroundMask(width, height);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
                ground.Row(row)[column] = (byte)".#?x".IndexOf(rows[row][column]);
        }

        var first = (Margin * stride) + Margin;
        new AreaOutline(ground, thickness).Draw(pixels, first, stride, Line);
        var drawn = Enumerable
            .Range(0, height)
            .Select(row =>
                string.Concat(
                    Enumerable
                        .Range(0, width)
                        .Select(column => pixels[first + (row * stride) + column] == Line ? 'o' : rows[row][column])
                )
            )
            .ToArray();
        Assert.That(
            pixels.Count(pixel => pixel == Line),
            Is.EqualTo(drawn.Sum(line => line.Count(letter => letter == 'o'))),
            "beside the map"
        );
        return string.Join(' ', drawn);
    }
}
