using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using AshPlot.Core.Errors;
using AshPlot.Core.Exporting;
using AshPlot.Core.Output;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Finishing;

/// <summary>
/// Makes one KMZ for each quantity from the KMZ files of its maps: a folder for each level, through whose times the
/// slider of Google Earth steps. Nothing is drawn again.
/// </summary>
internal static partial class JoinedOverlays
{
    private const string Extension = ".kmz";

    /// <summary>
    /// Plans them; a quantity with fewer than two overlays has none, since the map's own says it all.
    /// </summary>
    public static ImmutableArray<JoinedOverlayPlan> Plan(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var taken = new HashSet<string>(
            manifest.Quantities.SelectMany(quantity => quantity.Maps).Select(Overlay).OfType<string>(),
            StringComparer.OrdinalIgnoreCase
        );
        var plans = ImmutableArray.CreateBuilder<JoinedOverlayPlan>();
        foreach (var (index, quantity) in manifest.Quantities.Index())
        {
            ImmutableArray<ManifestMap> maps = [.. quantity.Maps.Where(map => Overlay(map) is not null)];
            if (maps.Length >= 2)
                plans.Add(new JoinedOverlayPlan(index, Unique(taken, maps[0]), maps));
        }

        return plans.ToImmutable();
    }

    /// <summary>Makes one.</summary>
    /// <param name="plan">What of.</param>
    /// <param name="manifest">The run.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="cancellation">Stops it; nothing is left then.</param>
    /// <exception cref="UnreadableInputException">The KMZ of a map is gone, or is none.</exception>
    /// <exception cref="UnwritableOutputException">The file cannot be written.</exception>
    public static void Write(JoinedOverlayPlan plan, Manifest manifest, string folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(manifest);
        AtomicFile.Write(Path.Combine(folder, plan.Path), Path.Combine(folder, OutputFolder.WorkingName), aside =>
        {
            using var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            using var kmz = new KmzArchive(stream);
            var binder = new OverlayBinder(kmz);
            foreach (var map in plan.Maps)
            {
                cancellation.ThrowIfCancellationRequested();
                binder.Add(PageText.Level(map), Path.Combine(folder, Overlay(map)!));
            }

            binder.WriteDocument(PageFrame.StampedTitle(manifest), manifest.Quantities[plan.Quantity]);
        });
    }

    /// <summary>The manifest with those that were made.</summary>
    public static Manifest AddTo(Manifest manifest, IEnumerable<JoinedOverlayPlan> made)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var paths = made.ToDictionary(plan => plan.Quantity, plan => plan.Path);
        return manifest with
        {
            Quantities =
            [
                .. manifest.Quantities.Select(
                    (quantity, index) =>
                        paths.TryGetValue(index, out var path) ? quantity with { Exports = [path] } : quantity
                ),
            ],
        };
    }

    private static string? Overlay(ManifestMap map) =>
        map.Exports?.FirstOrDefault(file => file.EndsWith(Extension, StringComparison.Ordinal));

    /// <summary>The name of a map without its time and its level.</summary>
    private static string Unique(HashSet<string> taken, ManifestMap map)
    {
        var name = Stamp().Replace(Path.GetFileNameWithoutExtension(Overlay(map)!), "");
        if (map.Level is { } level && name.EndsWith("_" + level, StringComparison.Ordinal))
            name = name[..^(level.Length + 1)];
        var candidate = $"{SliceExports.Folder}/{name}{Extension}";
        for (var number = 2; !taken.Add(candidate); number++)
            candidate = string.Create(
                CultureInfo.InvariantCulture,
                $"{SliceExports.Folder}/{name}_{number}{Extension}"
            );
        return candidate;
    }

    [GeneratedRegex(@"_[0-9]{14}(_[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();
}
