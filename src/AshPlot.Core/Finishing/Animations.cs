using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Drawing.Formats;
using AshPlot.Core.Errors;
using AshPlot.Core.Output;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Finishing;

/// <summary>
/// Makes one animation for each quantity and level from the maps that a manifest lists. Nothing is drawn again, so frames have
/// the scale and the box of the maps.
/// </summary>
internal static partial class Animations
{
    /// <summary>Folder of the animations below the output folder: no other picture than maps lies beside the maps.</summary>
    public const string Folder = "animations";

    private static readonly ImmutableArray<IAnimationFormat> Formats = [new AnimatedWebp(), new AnimatedPng()];

    private static readonly TimeSpan FrameTime = TimeSpan.FromSeconds(0.5);

    // One sees that the film is over before it begins again.
    private static readonly TimeSpan LastFrameTime = TimeSpan.FromSeconds(1.5);

    /// <summary>True where maps of one of these formats can be joined to an animation.</summary>
    public static bool CanBeMadeOf(IEnumerable<string> formats) => 
        formats.Any(name => Formats.Any(format => format.FrameExtension == MapFormats.Find(name).Extension));

    /// <summary>Plans the animations of a run; a level with fewer than two maps has none.</summary>
    public static ImmutableArray<AnimationPlan> Plan(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var plans = ImmutableArray.CreateBuilder<AnimationPlan>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, quantity) in manifest.Quantities.Index())
        {
            foreach (var series in quantity.Maps.Where(map => map.Time is not null && !map.Files.IsEmpty).GroupBy(map => map.Level))
            {
                foreach (var format in Formats)
                {
                    var frames = series.Select(map => map.Files.FirstOrDefault(file => HasExtension(file, format.FrameExtension)))
                        .OfType<string>().ToImmutableArray();
                    if (frames.Length < 2)
                        continue;
                    plans.Add(new AnimationPlan(index, series.Key, Unique(taken, frames[0], format.Extension), frames));
                    break;
                }
            }
        }

        return plans.ToImmutable();
    }

    /// <summary>Makes an animation.</summary>
    /// <param name="plan">What of.</param>
    /// <param name="folder">The output folder.</param>
    /// <exception cref="UnreadableInputException">A map is gone, or does not fit the others.</exception>
    /// <exception cref="UnwritableOutputException">The animation cannot be written.</exception>
    public static void Write(AnimationPlan plan, string folder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var format = Formats.First(candidate => HasExtension(plan.Path, candidate.Extension));
        var frames = plan.Frames.Select(frame => Path.Combine(folder, frame)).ToArray();
        var delays = frames.Select((_, index) => index + 1 < frames.Length ? FrameTime : LastFrameTime).ToArray();
        AtomicFile.Write(Path.Combine(folder, plan.Path), Path.Combine(folder, OutputFolder.WorkingName), aside =>
        {
            using var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            format.Write(frames, delays, stream);
        });
    }

    /// <summary>The manifest with the animations that were made.</summary>
    public static Manifest AddTo(Manifest manifest, IEnumerable<AnimationPlan> made)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var byQuantity = made.ToLookup(plan => plan.Quantity);
        return manifest with
        {
            Quantities = [.. manifest.Quantities.Select((quantity, index) => byQuantity.Contains(index)
                ? quantity with
                {
                    Animations = [.. byQuantity[index].Select(plan => new ManifestAnimation
                    {
                        Level = plan.Level, Path = plan.Path, Frames = plan.Frames.Length,
                    })],
                }
                : quantity)],
        };
    }

    /// <summary>Reads a frame.</summary>
    internal static byte[] ReadFrame(string file) => NamedFile.Read(file, "to be made part of an animation");

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
