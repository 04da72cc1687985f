using System.Globalization;
using AshPlot.Core.Colours;
using AshPlot.Core.Geography;
using AshPlot.Core.Output;

namespace AshPlot.Rendering.Resuming;

/// <summary>
/// What is wrong with an entry of a journal that has the right form: a checksum says that a line is whole, not that it
/// makes sense. Its paths decide which files are read, and maps are drawn by its scales and boxes.
/// </summary>
internal static class JournalCheck
{
    private const double LargestValue = 1e30;

    /// <summary>No box is farther from the prime meridian: ten turns.</summary>
    private const double FarthestLongitude = 3600;

    private const double FarthestLatitude = 180;

    /// <summary>A quantity without a scale of its own has null among the scales.</summary>
    public static readonly string[] NullLists = ["scales"];

    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? Problem(JournalEntry entry) =>
        entry switch
        {
            { Job: { } job, Survey: null, Map: null } => job.Facts is null ? "a job without facts" : null,
            { Job: null, Survey: { } survey, Map: null } => Survey(survey),
            { Job: null, Survey: null, Map: { } map } => Map(map),
            _ => "not one of a job, a survey and a map",
        };

    /// <summary>The first thing that is wrong with a survey, or null.</summary>
    public static string? Survey(KnownSurvey known)
    {
        if (known is not { Quantities.IsDefault: false, Survey: { Scales: not null, Extents: not null } survey })
            return "a survey that is not complete";
        if (survey.Scales.Count != known.Quantities.Length || survey.Extents.Count != known.Quantities.Length)
            return "a survey of other quantities than it names";
        if (!survey.Scales.All(scale => scale is null || IsSound(scale)))
            return "a scale that cannot be drawn";
        return survey.Extents.All(extent => extent is not null && IsSound(extent))
            ? null
            : "a box that cannot be drawn";
    }

    private static string? Map(KeptMap map)
    {
        if (map is not { Files.IsDefaultOrEmpty: false, Request: not null, Drawn.Files.IsDefault: false })
            return "a map that is not complete";
        if (map.Files.FirstOrDefault(file => file.Path is null || !RelativePath.IsBelow(file.Path)) is { } outside)
            return $"the file '{outside.Path}', which is not below the output folder";
        if (map.Files.Any(file => file.Length < 0 || file.Hash is not { Length: 32 }))
            return "a file without its length or hash";
        double[] numbers = [map.Drawn.Milliseconds, map.Drawn.Min ?? 0, map.Drawn.Max ?? 0];
        return numbers.All(double.IsFinite) && map.Drawn.Milliseconds >= 0 && map.Attempts >= 0 && map.Pid >= 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"a map with numbers out of range, by process {map.Pid}");
    }

    /// <summary>Classes with a single boundary have equal ends.</summary>
    private static bool IsSound(ColourScale scale) =>
        Math.Abs(scale.Min) <= LargestValue
        && Math.Abs(scale.Max) <= LargestValue
        && scale.Min <= scale.Max
        && (scale.Kind != ScaleKind.Log || scale.Min > 0);

    private static bool IsSound(GeoExtent box) =>
        Math.Abs(box.West) <= FarthestLongitude
        && box.East > box.West
        && box.Width <= 361
        && Math.Abs(box.South) <= FarthestLatitude
        && Math.Abs(box.North) <= FarthestLatitude
        && box.North > box.South;
}
