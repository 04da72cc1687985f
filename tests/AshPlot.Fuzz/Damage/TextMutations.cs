using System.Text;
using System.Text.RegularExpressions;

namespace AshPlot.Fuzz.Damage;

/// <summary>Damage to text: lines and cells lost, doubled and exchanged, numbers that are none or too large.</summary>
internal static partial class TextMutations
{
    private const int HeaderLines = 40;
    private const int MostRepeats = 3000;

    private static readonly string[] Numbers =
    [
        "",
        "0",
        "-1",
        "1",
        "2",
        "NaN",
        "-NaN",
        "Infinity",
        "1E400",
        "-1E400",
        "1E-400",
        "0.123-100",
        "1E",
        "1E+",
        "--1",
        ".",
        "-",
        "1.5.2",
        "99999999999",
        "2147483647",
        "2147483648",
        "-2147483648",
        "9223372036854775808",
        "400000",
        "400001",
        "1000000000",
        "1e9",
        "0x10",
        "1,5",
        "360",
        "-360",
        "90.0001",
        "1e-300",
        "0.00000001",
        "000000000000000000000000000000000000000000000000000000001",
        "123456789012345678901234567890123456789012345678901234567890.5",
    ];

    private static readonly string[] Texts =
    [
        "",
        ",",
        ",,,,,,,,",
        ":",
        "\r",
        "\0",
        "\t",
        "\u001B[31mred",
        "\u202Egnp",
        "\uFEFF",
        "\u2028",
        "../../../etc/passwd",
        "<script>",
        "\"",
        "'",
        "{0}",
        "Vertical integral",
        "Boundary layer",
        "From FL000 - FL200",
        "From 1E400 - 2E400m asl",
        "Z = NaN m asl",
        "Z = 1e308 m agl",
        "99999999hr 0min average",
        "0300UTC 31/02/2025",
        "01/01/0001 00:00 UTC",
        "31/12/9999 23:59 UTC",
        "24:00",
        "999999999999 hr time averaged",
        "No time averaging",
        "Bq / m^3",
        "%n%s",
        "VOLCANIC_ASH",
        "Dosage",
        "Number of fields: 1",
        "Output format: 2",
        "Run name: X",
        "X grid size: 3",
        "Backward",
    ];

    /// <summary>Damages a copy at one place.</summary>
    public static byte[] Apply(byte[] content, Random random)
    {
        // Every byte is one character, so that bytes that are no text stay what they are.
        var lines = Encoding.Latin1.GetString(content).Split('\n').ToList();
        var at = Line(lines, random);
        switch (random.Next(14))
        {
            case 0:
                lines.RemoveRange(at, Math.Min(random.Next(1, 4), lines.Count - at));
                break;
            case 1:
                lines.InsertRange(at, lines.GetRange(at, Math.Min(random.Next(1, 4), lines.Count - at)));
                break;
            case 2:
                var other = Line(lines, random);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 3 or 4 or 5:
                lines[at] = ReplaceOne(NumberPattern(), lines[at], Numbers[random.Next(Numbers.Length)], random);
                break;
            case 6:
                SwapNumbers(lines, at, Line(lines, random), random);
                break;
            case 7:
                lines[at] = ReplaceOne(CellPattern(), lines[at], Pick(Texts, random), random);
                break;
            case 8:
                lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), Pick(Texts, random));
                break;
            case 9:
                lines[at] = lines[at][..random.Next(lines[at].Length + 1)];
                break;
            case 10:
                lines[at] = ReplaceOne(CellPattern(), lines[at], Cell(lines[Line(lines, random)], random), random);
                break;
            case 11:
                lines[at] = string.Concat(Enumerable.Repeat(lines[at], random.Next(2, 10)));
                break;
            case 12:
                return Encoding.Latin1.GetBytes(
                    string.Join(
                        random.Next(3) switch
                        {
                            0 => "\r\n",
                            1 => "\r",
                            _ => "",
                        },
                        lines
                    )
                );
            default:
                lines.InsertRange(at, Enumerable.Repeat(lines[at], random.Next(2, MostRepeats)));
                break;
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static int Line(List<string> lines, Random random) =>
        random.Next(random.Next(3) > 0 ? Math.Min(lines.Count, HeaderLines) : lines.Count);

    private static string Pick(string[] texts, Random random) =>
        Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(texts[random.Next(texts.Length)]));

    private static string Cell(string line, Random random)
    {
        var cells = line.Split(',', ':');
        return cells[random.Next(cells.Length)];
    }

    private static string ReplaceOne(Regex pattern, string line, string replacement, Random random)
    {
        var matches = pattern.Matches(line);
        if (matches.Count == 0)
            return line + replacement;
        var match = matches[random.Next(matches.Count)];
        return string.Concat(line.AsSpan(0, match.Index), replacement, line.AsSpan(match.Index + match.Length));
    }

    private static void SwapNumbers(List<string> lines, int one, int other, Random random)
    {
        var (first, second) = (NumberPattern().Match(lines[one]).Value, NumberPattern().Match(lines[other]).Value);
        if (first.Length == 0 || second.Length == 0)
            return;
        lines[one] = ReplaceOne(NumberPattern(), lines[one], second, random);
        lines[other] = ReplaceOne(NumberPattern(), lines[other], first, random);
    }

    [GeneratedRegex(@"[-+]?\d+(\.\d*)?([Ee][-+]?\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"[^,:]+", RegexOptions.CultureInvariant)]
    private static partial Regex CellPattern();
}
