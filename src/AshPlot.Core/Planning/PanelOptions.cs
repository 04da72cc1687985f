using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Planning;

/// <summary>What the panels of a figure differ in.</summary>
public enum PanelAxis
{
    /// <summary>Times of a level.</summary>
    Time,

    /// <summary>Levels of a time.</summary>
    Level,
}

/// <summary>How slices are put together on figures of several panels.</summary>
/// <param name="Axis">What the panels of a figure differ in; null for times, or for levels where a quantity is drawn at
/// one time alone.</param>
/// <param name="Rows">Panels down; null to choose it by the picture.</param>
/// <param name="Columns">Panels across; null to choose it by the picture.</param>
public sealed partial record PanelOptions(PanelAxis? Axis, int? Rows = null, int? Columns = null)
{
    // Cells that are not narrower than this hold a map that can be read, its heading in letters of 9 pixels (all in
    // pixels).
    private const int LeastWidth = 90;
    private const int LeastHeight = 60;
    private const double ComfortableWidth = 120;
    private const double ComfortableHeight = 80;

    // More panels than this are overlooked.
    private const int MostByItself = 12;

    // What headings and legend leave of the picture's height, and the proportions of a map that most areas have.
    private const double ShareOfHeight = 0.8;
    private const double Proportions = 1.4;

    /// <summary>
    /// Reads <c>time</c>, <c>level</c>, <c>RxC</c>, or one of the former with the latter: <c>level:1x3</c>.
    /// </summary>
    /// <exception cref="InvalidOptionException">It is none of these.</exception>
    public static PanelOptions Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text);
        if (!match.Success)
            throw new InvalidOptionException(
                nameof(MapOptions.Panels),
                $"'{text}' is not valid; expected time, level, none, or rows and columns such as 2x3 or level:1x3"
            );
        PanelAxis? axis = match.Groups["axis"].Value.ToUpperInvariant() switch
        {
            "TIME" => PanelAxis.Time,
            "LEVEL" => PanelAxis.Level,
            _ => null,
        };
        return match.Groups["rows"].Success
            ? new PanelOptions(axis, Number(match.Groups["rows"]), Number(match.Groups["columns"]))
            : new PanelOptions(axis);

        static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>Refuses more panels than a picture has room for.</summary>
    /// <exception cref="InvalidOptionException">There are too many.</exception>
    internal void Check(PixelSize size)
    {
        if (Rows is not { } rows || Columns is not { } columns)
            return;
        if (
            rows < 1
            || columns < 1
            || size.Width / columns < LeastWidth
            || size.Height * ShareOfHeight / rows < LeastHeight
        )
            throw new InvalidOptionException(
                nameof(MapOptions.Panels),
                $"{rows}x{columns} panels have no room on a picture of {size.Width}x{size.Height}; give fewer, or a larger {OptionNames.Of(nameof(MapOptions.Size))}"
            );
    }

    /// <summary>The most panels of a figure.</summary>
    internal int Capacity(PixelSize size) =>
        Rows * Columns
        ?? Enumerable
            .Range(1, MostByItself)
            .Last(count =>
            {
                var (rows, columns) = Best(count, size);
                return count == 1
                    || (
                        (double)size.Width / columns >= ComfortableWidth
                        && size.Height * ShareOfHeight / rows >= ComfortableHeight
                    );
            });

    /// <summary>Rows and columns of figures with so many panels at most.</summary>
    internal (int Rows, int Columns) Grid(int count, PixelSize size) =>
        Rows is { } rows && Columns is { } columns ? (rows, columns) : Best(count, size);

    /// <summary>Those whose panels are largest; of equal ones those that leave the fewest cells empty.</summary>
    private static (int Rows, int Columns) Best(int count, PixelSize size) =>
        Enumerable
            .Range(1, count)
            .Select(columns => (Rows: (count + columns - 1) / columns, Columns: columns))
            .MaxBy(grid =>
                (
                    Math.Min(size.Width / Proportions / grid.Columns, size.Height * ShareOfHeight / grid.Rows),
                    -grid.Rows * grid.Columns
                )
            );

    [GeneratedRegex(
        "^(?:(?<axis>time|level)(?::(?<rows>[0-9]{1,3})x(?<columns>[0-9]{1,3}))?|(?<rows>[0-9]{1,3})x(?<columns>[0-9]{1,3}))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
