using System.Globalization;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Planning;

/// <summary>Paths of maps and pages as the command line promises them; no two maps share one.</summary>
internal sealed class MapNames
{
    // Of the 255 bytes that a file system allows, the time, a number and an extension need the rest.
    private const int MostCharactersBeforeTime = 200;

    private const string Panels = "Panels";

    private readonly string titlePrefix;
    private readonly bool markAboveGround;
    private readonly Dictionary<QuantityDescription, string> distinctions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> pages = [];
    private readonly Dictionary<Level, string?> levels = [];
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
    private (QuantityDescription? Quantity, int Level, string Text) beginning;

    public MapNames(RunDescription run)
    {
        var title = SafeName.Of(run.Title);
        titlePrefix = title.Length == 0 ? "" : title + "_";
        markAboveGround = LevelNames.MarkAboveGround(run);
        foreach (var alike in run.Quantities.GroupBy(quantity => quantity.FileToken))
            Distinguish([.. alike]);
    }

    /// <summary>The name of a level, one string for all its maps.</summary>
    public string? Level(Level level)
    {
        if (!levels.TryGetValue(level, out var name))
            levels.Add(level, name = LevelNames.Of(level, markAboveGround));
        return name;
    }

    public string Map(QuantityDescription quantity, SliceDescription slice)
    {
        // The times of a level follow one another.
        if (beginning.Quantity != (object)quantity || beginning.Level != slice.LevelIndex)
            beginning = (quantity, slice.LevelIndex, Beginning(quantity, Level(quantity.Levels[slice.LevelIndex])));
        return Unique(
            slice.TimeIndex < 0 ? beginning.Text : $"{beginning.Text}_{quantity.Times[slice.TimeIndex].Time.ToStamp()}"
        );
    }

    /// <summary>The path of a figure of several panels; the time is that of the first.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="level">The level of all panels; null where they differ in it.</param>
    /// <param name="first">What the first panel shows.</param>
    public string Figure(QuantityDescription quantity, Level? level, SliceDescription first)
    {
        var name = Beginning(quantity, level is null ? null : Level(level), Panels);
        return Unique(first.TimeIndex < 0 ? name : $"{name}_{quantity.Times[first.TimeIndex].Time.ToStamp()}");
    }

    /// <summary>The paths of all maps of a quantity at a level up to the time.</summary>
    private string Beginning(QuantityDescription quantity, string? level, string? kind = null)
    {
        var parts = new[] { SafeName.Of(quantity.FileToken), distinctions[quantity], kind, level };
        var name = titlePrefix + string.Join('_', parts.Where(part => !string.IsNullOrEmpty(part)));
        name = SafeName.Cut(name, MostCharactersBeforeTime, name);
        return level is null ? name : $"{level}/{name}";
    }

    /// <summary>The summary page of all quantities of one name.</summary>
    public string SummaryPage(QuantityDescription quantity)
    {
        if (!pages.TryGetValue(quantity.Name, out var page))
            pages[quantity.Name] = page = Unique($"{titlePrefix}{SafeName.Of(quantity.FileToken)}_summary") + ".html";
        return page;
    }

    /// <summary>
    /// Where quantities share a name and a slice, the qualifiers in which they differ go into the names.
    /// </summary>
    private void Distinguish(QuantityDescription[] alike)
    {
        var collide =
            alike.Length > 1
            && alike
                .SelectMany(quantity =>
                    quantity
                        .Slices.Select(slice =>
                            (
                                Level(quantity.Levels[slice.LevelIndex]),
                                slice.TimeIndex < 0 ? (ModelTime?)null : quantity.Times[slice.TimeIndex].Time
                            )
                        )
                        .Distinct()
                )
                .GroupBy(place => place)
                .Any(group => group.Count() > 1);
        var differing = alike
            .SelectMany(quantity => quantity.Qualifiers.Keys)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Where(key => alike.Select(quantity => quantity.Qualifiers.GetValueOrDefault(key)).Distinct().Count() > 1)
            .ToArray();
        foreach (var quantity in alike)
        {
            distinctions[quantity] = collide
                ? string.Join(
                    '_',
                    differing
                        .Select(key => SafeName.Slug(quantity.Qualifiers.GetValueOrDefault(key) ?? ""))
                        .Where(part => part.Length > 0)
                )
                : "";
        }
    }

    /// <summary>A last resort for what no qualifier tells apart, e.g. two levels that round to one number.</summary>
    private string Unique(string path)
    {
        var candidate = path;
        for (var number = 2; !taken.Add(candidate); number++)
            candidate = string.Create(CultureInfo.InvariantCulture, $"{path}_{number}");
        return candidate;
    }
}
