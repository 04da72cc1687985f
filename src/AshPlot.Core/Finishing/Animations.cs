using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Finishing;

/// <summary>
/// Makes an animation for each quantity and level from the maps that a manifest lists. Nothing is drawn again, so
/// frames have the scale and the box of the maps.
/// </summary>
internal static partial class Animations
{
    /// <summary>
    /// Folder of the animations below the output folder: no other picture than maps lies beside the maps.
    /// </summary>
    public const string Folder = "animations";

    /// <summary>Maps shown in a second, where nothing else is asked for.</summary>
    public const double DefaultFramesPerSecond = 2;

    // One sees that the film is over before it begins again.
    private const int LastFrameStays = 3;

    /// <summary>
    /// The formats; without being asked for one, the first for whose maps there are files, of those that take over maps
    /// as they are.
    /// </summary>
    private static readonly ImmutableArray<IAnimationFormat> Formats =
    [
        new AnimatedWebp(),
        new AnimatedPng(),
        new AnimatedGif(),
        new AnimatedMp4(),
    ];

    /// <summary>Words of the formats.</summary>
    public static IEnumerable<string> Names => Formats.Select(format => format.Extension);

    /// <summary>Checks that animations can be made.</summary>
    /// <param name="asked">Words of the formats that are asked for; none for the usual ones.</param>
    /// <param name="maps">Words of the formats of the maps.</param>
    /// <returns>The words, in small letters.</returns>
    /// <exception cref="InvalidOptionException">There is no such format, or it needs other maps.</exception>
    public static ImmutableArray<string> Check(IEnumerable<string> asked, IEnumerable<string> maps)
    {
        string[] extensions = [.. maps.Select(name => MapFormats.Find(name).Extension)];
        ImmutableArray<IAnimationFormat> formats =
        [
            .. asked
                .Select(name =>
                    Formats.FirstOrDefault(format => format.Extension.Equals(name, StringComparison.OrdinalIgnoreCase))
                    ?? throw new InvalidOptionException(
                        nameof(ManifestPart.AnimateAs),
                        $"'{name}' is not one of {string.Join(", ", Names)}"
                    )
                )
                .Distinct(),
        ];
        if (formats.IsEmpty && !Formats.Any(format => extensions.Contains(format.FrameExtension)))
            throw new InvalidOptionException(
                nameof(ManifestPart.Animate),
                $"needs PNG or WebP maps; add {OptionNames.Of(nameof(MapOptions.Formats))} png or {OptionNames.Of(nameof(MapOptions.Formats))} webp"
            );
        foreach (var format in formats)
        {
            if (!extensions.Contains(format.FrameExtension))
                throw new InvalidOptionException(
                    nameof(ManifestPart.AnimateAs),
                    $"{format.Extension} is made of {format.FrameExtension} maps; add {OptionNames.Of(nameof(MapOptions.Formats))} {format.FrameExtension}"
                );
        }

        return [.. formats.Select(format => format.Extension)];
    }

    /// <summary>Checks that this machine has what makes animations, before maps are drawn for them.</summary>
    /// <param name="asked">Words of the formats that are asked for.</param>
    /// <exception cref="UnwritableOutputException">It lacks a program.</exception>
    public static void CheckPrograms(ImmutableArray<string> asked)
    {
        foreach (var format in Formats.Where(format => asked.Contains(format.Extension)))
        {
            if (format.Missing is { } problem)
                throw new UnwritableOutputException(OptionNames.Of(nameof(ManifestPart.AnimateAs)), problem);
        }
    }

    /// <summary>True where another program makes the animation, which is nothing for a worker.</summary>
    public static bool IsMadeByProgram(AnimationPlan plan) => FormatOf(plan).IsMadeByProgram;

    /// <summary>Plans the animations of a run; a level with fewer than two maps has none.</summary>
    /// <param name="manifest">The run.</param>
    /// <param name="asked">Words of the formats that are asked for; none for one of the usual ones.</param>
    /// <param name="framesPerSecond">How many maps are shown in a second.</param>
    public static ImmutableArray<AnimationPlan> Plan(
        Manifest manifest,
        ImmutableArray<string> asked = default,
        double framesPerSecond = DefaultFramesPerSecond
    )
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var isAsked = !asked.IsDefaultOrEmpty;
        ImmutableArray<IAnimationFormat> formats = isAsked
            ? [.. Formats.Where(format => asked.Contains(format.Extension))]
            : Formats;
        var plans = ImmutableArray.CreateBuilder<AnimationPlan>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, quantity) in manifest.Quantities.Index())
        {
            foreach (
                var series in quantity
                    .Maps.Where(map => map.Time is not null && !map.Files.IsEmpty)
                    .GroupBy(map => map.Level)
            )
            {
                foreach (var format in formats)
                {
                    var frames = series
                        .Select(map => map.Files.FirstOrDefault(file => HasExtension(file, format.FrameExtension)))
                        .OfType<string>()
                        .ToImmutableArray();
                    if (frames.Length < 2)
                        continue;
                    plans.Add(
                        new AnimationPlan(
                            index,
                            series.Key,
                            Unique(taken, frames[0], format.Extension),
                            frames,
                            framesPerSecond
                        )
                    );
                    if (!isAsked)
                        break;
                }
            }
        }

        return plans.ToImmutable();
    }

    /// <summary>Makes an animation.</summary>
    /// <param name="plan">What of.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="cancellation">Ends another program that makes it.</param>
    /// <exception cref="UnreadableInputException">A map is gone, or does not fit the others.</exception>
    /// <exception cref="UnwritableOutputException">The animation cannot be written.</exception>
    public static void Write(AnimationPlan plan, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var format = FormatOf(plan);
        var frames = plan.Frames.Select(frame => Path.Combine(folder, frame)).ToArray();
        var frameTime = TimeSpan.FromSeconds(1 / plan.FramesPerSecond);
        var delays = frames
            .Select((_, index) => index + 1 < frames.Length ? frameTime : LastFrameStays * frameTime)
            .ToArray();
        AtomicFile.Write(Path.Combine(folder, plan.Path), Path.Combine(folder, OutputFolder.WorkingName), aside =>
            format.WriteFile(frames, delays, aside, cancellation)
        );
    }

    /// <summary>The manifest with the animations that were made.</summary>
    public static Manifest AddTo(Manifest manifest, IEnumerable<AnimationPlan> made)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var byQuantity = made.ToLookup(plan => plan.Quantity);
        return manifest with
        {
            Quantities =
            [
                .. manifest.Quantities.Select(
                    (quantity, index) =>
                        byQuantity.Contains(index)
                            ? quantity with
                            {
                                Animations =
                                [
                                    .. byQuantity[index]
                                        .Select(plan => new ManifestAnimation
                                        {
                                            Level = plan.Level,
                                            Path = plan.Path,
                                            Frames = plan.Frames.Length,
                                        }),
                                ],
                            }
                            : quantity
                ),
            ],
        };
    }

    /// <summary>Reads a frame.</summary>
    internal static byte[] ReadFrame(string file) => NamedFile.Read(file, "to be made part of an animation");

    private static IAnimationFormat FormatOf(AnimationPlan plan) =>
        Formats.First(format => HasExtension(plan.Path, format.Extension));

    private static bool HasExtension(string file, string extension) =>
        file.EndsWith("." + extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a map without its time.</summary>
    private static string Unique(HashSet<string> taken, string map, string extension)
    {
        var name = $"{Folder}/{Stamp().Replace(Path.GetFileNameWithoutExtension(map), "$1")}";
        var candidate = $"{name}.{extension}";
        for (var number = 2; !taken.Add(candidate); number++)
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}.{extension}");
        return candidate;
    }

    [GeneratedRegex(@"_[0-9]{14}((?:_[0-9]+)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();
}
