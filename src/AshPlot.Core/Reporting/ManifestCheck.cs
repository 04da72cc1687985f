using System.Globalization;
using AshPlot.Core.Output;

namespace AshPlot.Core.Reporting;

/// <summary>
/// What is wrong with a manifest that has the right form. It decides which files are read, written and removed, and its
/// numbers are reckoned with, so nothing of it is believed before.
/// </summary>
internal static class ManifestCheck
{
    /// <summary>Longer than any run takes, and short enough to be added to a time: 30 years.</summary>
    private const double MostSeconds = 1e9;

    private const int LastYear = 9000;

    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? Problem(Manifest manifest)
    {
        if (manifest.Schema != Manifest.CurrentSchema)
            return $"it has schema {manifest.Schema}, and this version of ashplot reads {Manifest.CurrentSchema}";
        var named = new HashSet<string>(StringComparer.Ordinal);
        return Run(manifest.Run)
            ?? (manifest.Part is { } part ? Part(part, manifest) : null)
            ?? Path("document", manifest.Document)
            ?? Paths("table", manifest.Tables ?? [])
            ?? manifest
                .Quantities.Select(quantity => Quantity(quantity, named))
                .FirstOrDefault(problem => problem is not null);
    }

    private static string? Run(ManifestRun run)
    {
        var isTime = DateTime.TryParseExact(
            run.Started,
            ManifestRun.TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var started
        );
        if (!isTime || started.Year > LastYear)
            return "run.started is not a time such as 2026-01-01T00:00:00Z";
        if (!(run.ElapsedSeconds is >= 0 and <= MostSeconds))
            return "run.elapsedSeconds is not a number of seconds that a run takes";
        return run.Workers < 0 ? "run.workers is below 0" : null;
    }

    private static string? Part(ManifestPart part, Manifest manifest)
    {
        if (part.Maps < 0 || part.Workers < 0)
            return "part.maps or part.workers is below 0";
        if (part.FramesPerSecond is <= 0 or > 60 or double.NaN)
            return "part.framesPerSecond is not above 0 and at most 60";
        if (
            part.SummaryPages.Keys.Except(manifest.Quantities.Select(quantity => quantity.Name)).FirstOrDefault() is
            { } unknown
        )
            return $"it names a page of '{unknown}', and no such quantity";
        return part.SummaryPages.Values.FirstOrDefault(page => !IsPage(page)) is { } unsafePage
            ? $"it names a page '{unsafePage}'"
            : null;
    }

    private static string? Quantity(ManifestQuantity quantity, HashSet<string> named)
    {
        var frame = quantity.Frame;
        if (
            frame is not null
            && !(
                double.IsFinite(frame.XMin + frame.XMax + frame.YMin + frame.YMax + frame.X + frame.Y)
                && frame.Width > 0
                && frame.Height > 0
            )
        )
            return $"the frame of '{quantity.Name}' is not a rectangle";
        foreach (var animation in quantity.Animations ?? [])
        {
            if (Path("animation", animation.Path) is { } problem)
                return problem;
        }

        if (quantity.Display is { } display && !(double.IsFinite(display.Factor) && display.Factor > 0))
            return $"the factor of the units of '{quantity.Name}' is not a number above 0";
        return Paths("export", quantity.Exports ?? [])
            ?? Path("file of values", quantity.Values)
            ?? quantity.Maps.Select(map => Map(map, named)).FirstOrDefault(problem => problem is not null);
    }

    private static string? Map(ManifestMap map, HashSet<string> named)
    {
        if (
            (Paths("map", map.Files) ?? Paths("export", map.Exports ?? []) ?? Paths("file of values", map.AllValues)) is
            { } problem
        )
            return problem;
        if (map.Path != map.Files.FirstOrDefault())
            return $"'path' of a map is '{map.Path}' and not the first of its files";
        if (map.Files.FirstOrDefault(file => !named.Add(file)) is { } twice)
            return $"it has the map '{twice}' twice";
        if (map.Attempts < 0 || map.Milliseconds < 0)
            return $"'attempts' or 'milliseconds' of the map '{map.Path}' is below 0";
        return map.LevelBounds is { Length: not 2 } || map.TimeBounds is { Length: not 2 }
            ? $"bounds of the map '{map.Path}' are not a pair"
            : null;
    }

    private static string? Paths(string what, IEnumerable<string> paths) =>
        paths.Select(path => Path(what, path)).FirstOrDefault(problem => problem is not null);

    private static string? Path(string what, string? path) =>
        path is null || RelativePath.IsBelow(path)
            ? null
            : $"it names {(what[0] is 'a' or 'e' ? "an" : "a")} {what} '{path}'";

    private static bool IsPage(string name) =>
        name.EndsWith(".html", StringComparison.Ordinal)
        && name[0] != '.'
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
}
