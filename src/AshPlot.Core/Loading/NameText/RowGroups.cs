using AshPlot.Core.Errors;
using AshPlot.Core.Loading.Name;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Loading.NameText;

/// <summary>Sorts data rows by the time and height that stand in their columns.</summary>
internal sealed class RowGroups(string path, RowLayout layout, int fields, bool keepValues)
{
    /// <summary>More combinations of time, height and field are no set of maps.</summary>
    private const long MostPlanes = 100_000;

    private readonly Dictionary<(ModelTime? Time, double Height), RowStore?> stores = [];
    private byte[] lastTimeText = [];
    private ModelTime? lastTime;
    private (ModelTime?, double)? lastKey;
    private RowStore? lastStore;

    /// <summary>The store of the rows of a time and height; null where values are not kept.</summary>
    /// <param name="timeText">The time's cell; empty where the layout has none.</param>
    /// <param name="height">The height; 0 where the layout has none.</param>
    /// <param name="line">Line number, for messages.</param>
    /// <exception cref="UnreadableInputException">The time is no time, or there are too many combinations.</exception>
    public RowStore? Find(ReadOnlySpan<byte> timeText, double height, long line)
    {
        if (layout.Time >= 0 && (lastTime is null || !timeText.SequenceEqual(lastTimeText)))
        {
            var text = NameTextHeader.TextOf(timeText);
            lastTime = NameTime.TryParse(text, out var time)
                ? time
                : throw new UnreadableInputException(
                    path,
                    $"'{Excerpt.Of(text)}' is not a valid time; expected for example 18/04/2010 03:00 UTC",
                    line
                );
            lastTimeText = timeText.ToArray();
        }

        var key = (lastTime, height);
        if (lastKey == key)
            return lastStore;
        if (!stores.TryGetValue(key, out lastStore))
        {
            if ((stores.Count + 1L) * fields > MostPlanes)
                throw TooMany(line);
            stores.Add(key, lastStore = keepValues ? new RowStore(fields) : null);
        }

        lastKey = key;
        return lastStore;
    }

    /// <summary>
    /// The groups, by time, then height: every height at every time, since a combination without rows is a map of
    /// zeros.
    /// </summary>
    /// <exception cref="UnreadableInputException">There are too many combinations.</exception>
    public IReadOnlyList<RowGroup> ToGroups()
    {
        // A layout without either column has one group, also when the file has no row.
        List<ModelTime?> times = layout.Time < 0 ? [null] : [.. stores.Keys.Select(key => key.Time).Distinct().Order()];
        List<double> heights = layout.Z < 0 ? [0] : [.. stores.Keys.Select(key => key.Height).Distinct().Order()];
        if ((long)times.Count * heights.Count * fields > MostPlanes && stores.Count > 1)
            throw TooMany(null);

        var none = keepValues ? new RowStore(fields) : null;
        foreach (var store in stores.Values)
            store?.DropDuplicates();
        return
        [
            .. from time in times
            from height in heights
            select new RowGroup(
                time,
                layout.Z < 0 ? null : NameLevel.At(layout.ZKind, height),
                stores.GetValueOrDefault((time, height)) ?? none
            ),
        ];
    }

    private UnreadableInputException TooMany(long? line) =>
        new(path, $"has more than {MostPlanes} combinations of time, height and field", line);
}

/// <summary>Rows of one time and height: all rows of a file, where those do not stand in columns.</summary>
/// <param name="Time">Time of the rows; null where it stands in the headings.</param>
/// <param name="Level">Height of the rows; null where it stands in the headings.</param>
/// <param name="Rows">The values; null where they were not asked for.</param>
internal sealed record RowGroup(ModelTime? Time, Level? Level, RowStore? Rows);
