using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AshPlot.Core.Colours;
using AshPlot.Core.Differences;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;

namespace AshPlot.Rendering.Resuming;

/// <summary>
/// All on which the pixels of a job's maps depend, as texts by name, so that another job can tell what differs: the
/// version of the program, the inputs, and the options of maps. Left out are options that choose maps (a map's name and
/// scale do not depend on which others are drawn), add values for the page, or say how the work is done. A new option
/// of maps is in it by itself.
/// </summary>
/// <param name="Facts">Name to text.</param>
internal sealed record JobFingerprint(ImmutableSortedDictionary<string, string> Facts)
{
    private const string Version = "ashplot's version";
    private const string JournalVersion = "the version of the journal";
    private const string InputPrefix = "input ";
    private const string Given = "given";
    private const int LongestText = 60;

    private static readonly string[] ChoosingMaps =
    [
        nameof(MapOptions.Quantities),
        nameof(MapOptions.Levels),
        nameof(MapOptions.Times),
        nameof(MapOptions.Values),
    ];

    private static readonly string[] Switches =
    [
        nameof(MapOptions.ScaleKind),
        nameof(MapOptions.HasTint),
        nameof(MapOptions.HasCities),
    ];

    /// <summary>Options whose values are words, which people write in small letters.</summary>
    private static readonly string[] Choices =
    [
        nameof(MapOptions.Scale),
        nameof(MapOptions.Title),
        nameof(MapOptions.Zoom),
        nameof(MapOptions.Contours),
        nameof(MapOptions.Panels),
    ];

    /// <summary>The fingerprint of a job with these inputs as they are now.</summary>
    public static JobFingerprint Of(RenderSettings settings, IReadOnlyList<string> files)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        facts[Version] = ToolVersion.Text;
        // 3: facts have the names of properties. 2: files and requests are known by XxHash128, until then by SHA-256.
        facts[JournalVersion] = "3";
        facts[nameof(LoadOptions.Model)] = settings.Load.Model;
        facts[nameof(LoadOptions.Variables)] = string.Join(
            ' ',
            settings.Load.Variables.Select(pair => $"{pair.Key}={pair.Value}")
        );
        facts[nameof(LoadOptions.Select)] = string.Join(
            ' ',
            settings.Load.Select.Select(pair => $"{pair.Key}={pair.Value}")
        );
        facts[nameof(LoadOptions.Sum)] = string.Join(' ', settings.Load.Sum);
        if (settings.Load.Species is { } species)
            facts[nameof(LoadOptions.Species)] = species;
        if (settings.Load.Release is { } release)
            facts[nameof(LoadOptions.Release)] = release.ToString(CultureInfo.InvariantCulture);
        foreach (
            var option in JsonSerializer
                .SerializeToElement(settings.Maps, JournalJson.Default.MapOptions)
                .EnumerateObject()
        )
        {
            var name = char.ToUpperInvariant(option.Name[0]) + option.Name[1..];
            if (ChoosingMaps.Contains(name) || Switches.Contains(name))
                continue;
            var text = Text(option.Value);
            facts[name] = Choices.Contains(name) ? text.ToLowerInvariant() : text;
        }

        facts[nameof(MapOptions.ScaleKind)] = settings.Maps.ScaleKind == ScaleKind.Log ? Given : "";
        facts[nameof(MapOptions.HasTint)] = settings.Maps.HasTint ? "" : Given;
        facts[nameof(MapOptions.HasCities)] = settings.Maps.HasCities ? Given : "";
        // The files of both are inputs; which is less which is not seen in them.
        if (settings.Difference is { } difference)
            (facts["A"], facts["B"], facts[nameof(DifferenceOptions.IsResampled)]) = (
                difference.A.Name,
                difference.B.Name,
                difference.IsResampled ? Given : ""
            );
        foreach (var file in files)
        {
            var info = new FileInfo(file);
            facts[InputPrefix + info.FullName] = string.Create(
                CultureInfo.InvariantCulture,
                $"{info.Length} bytes of {info.LastWriteTimeUtc:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'}"
            );
        }

        return new JobFingerprint(facts.ToImmutable());
    }

    /// <summary>
    /// The fingerprint of all that a run leaves: with what chooses its maps and what is made of them, by whichever
    /// version.
    /// </summary>
    public JobFingerprint OfRun(RenderSettings settings) =>
        new(
            Facts
                .Remove(Version)
                .SetItems(
                    new Dictionary<string, string>
                    {
                        [nameof(MapOptions.Quantities)] = string.Join(',', settings.Maps.Quantities),
                        [nameof(MapOptions.Levels)] = string.Join(',', settings.Maps.Levels),
                        [nameof(MapOptions.Times)] = string.Join(',', settings.Maps.Times.Select(time => time.Text)),
                        [nameof(RenderOptions.Exports)] = string.Join(',', settings.Options.Exports),
                        [nameof(RenderOptions.Animate)] = settings.Options.Animate ? Given : "",
                        [nameof(RenderOptions.AnimateAs)] = string.Join(',', settings.Options.AnimateAs),
                        [nameof(RenderOptions.FramesPerSecond)] = settings.Options.Animate
                            ? settings.Options.FramesPerSecond.ToString(CultureInfo.InvariantCulture)
                            : "",
                        [nameof(RenderOptions.MergePdf)] = settings.Options.MergePdf ? Given : "",
                        [nameof(RenderOptions.Html)] = settings.Options.Html ? "" : Given,
                        [nameof(MapOptions.Values)] = settings.Maps.Values ? "" : Given,
                    }
                )
                .SetItems(
                    settings.Difference is { IsDefault: false } difference
                        ?
                        [
                            new(
                                nameof(MapOptions.Threshold),
                                string.Join(',', difference.Thresholds.Select(one => one.WithUnit("")))
                            ),
                        ]
                        : []
                )
        );

    /// <summary>The fingerprint of what a prescan finds: without what changes neither scales nor boxes.</summary>
    public JobFingerprint OfPrescan() =>
        new(
            Facts.RemoveRange([
                nameof(MapOptions.Formats),
                nameof(MapOptions.Title),
                nameof(MapOptions.Words),
                nameof(MapOptions.Stamp),
                nameof(MapOptions.HasTint),
                nameof(MapOptions.Contours),
                nameof(MapOptions.Logo),
                nameof(MapOptions.HasCities),
            ])
        );

    /// <summary>
    /// The first thing in which a later job differs from this one, for people; null if there is none.
    /// </summary>
    public string? DifferenceTo(JobFingerprint later)
    {
        foreach (var name in Facts.Keys.Union(later.Facts.Keys).OrderBy(OptionNames.Of, StringComparer.Ordinal))
        {
            var (was, isNow) = (Facts.GetValueOrDefault(name), later.Facts.GetValueOrDefault(name));
            if (was == isNow)
                continue;
            return (was, isNow) switch
            {
                (null, _) when name.StartsWith(InputPrefix, StringComparison.Ordinal) => $"{name} was not there",
                (_, null) when name.StartsWith(InputPrefix, StringComparison.Ordinal) => $"{name} is not there",
                _ => $"{OptionNames.Of(name)} was {Shown(was)}, is {Shown(isNow)}",
            };
        }

        return null;
    }

    private static string Shown(string? text) =>
        text switch
        {
            null or "" => "not given",
            { Length: > LongestText } => text[..LongestText] + "...",
            _ => text,
        };

    /// <summary>A value as people write it, as near as can be.</summary>
    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(Text)),
            JsonValueKind.Object when value.TryGetProperty("fingerprint", out var print) => print.GetString()!,
            JsonValueKind.Object
                when value.TryGetProperty("width", out var width)
                    && value.TryGetProperty("height", out var height)
                    && value.EnumerateObject().Count() == 2 => $"{width.GetRawText()}x{height.GetRawText()}",
            JsonValueKind.Object => string.Join(
                ' ',
                value.EnumerateObject().Select(member => Text(member.Value)).Where(text => text.Length > 0)
            ),
            _ => value.GetRawText(),
        };
}
