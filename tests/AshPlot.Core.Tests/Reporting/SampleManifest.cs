using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Tests.Reporting;

/// <summary>Manifests for tests.</summary>
internal static class SampleManifest
{
    /// <summary>The example of the command line's contract.</summary>
    public static Manifest Contract() =>
        Wrap(
            "VA_Tutorial",
            new ManifestQuantity
            {
                Name = "air-concentration",
                Title = "Air Concentration",
                Units = "g/m3",
                StandardName = "mass_concentration_of_volcanic_ash_in_air",
                Scale = new ManifestScale
                {
                    Min = 0,
                    Max = 0.0012,
                    Kind = "linear",
                },
                Frame = new ManifestFrame
                {
                    X = 70,
                    Y = 60,
                    Width = 860,
                    Height = 540,
                    Projection = "plate-carree",
                    XMin = -60.375,
                    XMax = 30.375,
                    YMin = 29.625,
                    YMax = 75.375,
                },
                Maps = [Map("Air_Concentration", 500, 0)],
            }
        );

    /// <summary>
    /// Air concentration on levels, total column without levels, with an empty, a failed and an undrawn map.
    /// </summary>
    public static Manifest Run(string title, int levels, int times)
    {
        var air = Enumerable
            .Range(0, levels)
            .SelectMany(level => Enumerable.Range(0, times).Select(time => Map("Air_Concentration", 500 * level, time)))
            .ToArray();
        var column = Enumerable.Range(0, times).Select(time => Map("Total_Column_Mass", null, time)).ToArray();
        column[0] = column[0] with { Status = MapStatus.Empty, Min = 0, Max = 0 };
        if (times > 1)
            column[1] = WithoutFile(column[1]) with
            {
                Status = MapStatus.Failed,
                Error = "the slice cannot be read",
                Pid = 4243,
                Attempts = 2,
            };
        if (times > 2)
            column[2] = WithoutFile(column[2]) with { Status = MapStatus.NotDrawn };
        return Wrap(
            title,
            Contract().Quantities[0] with
            {
                Maps = [.. air],
            },
            new ManifestQuantity
            {
                Name = "total-column",
                Title = "Total Column Mass",
                Units = "g/m2",
                Maps = [.. column],
            }
        );
    }

    public static Manifest Wrap(string? title, params ImmutableArray<ManifestQuantity> quantities) =>
        new()
        {
            Tool = new ManifestTool { Name = "ashplot", Version = "0.1.0" },
            Source = new ManifestSource
            {
                Model = "name",
                Title = title,
                Files = ["data/VA_Tutorial_NAME_output.nc"],
                Attributes = ImmutableSortedDictionary<string, string>
                    .Empty.Add("Run time", "18/04/2010 00:00 UTC")
                    .Add("Met data", "NWP Flow.UM; regional"),
            },
            Run = new ManifestRun
            {
                StartMethod = "spawn",
                StartMethodAsked = "spawn",
                Workers = 8,
                WorkerPids = [4242, 4243],
                Started = "2026-01-01T00:00:00Z",
                ElapsedSeconds = 1.23,
            },
            Quantities = quantities,
        };

    public static ManifestMap Map(string quantity, double? level, int time)
    {
        var moment = new DateTime(2010, 4, 18, 3, 0, 0, DateTimeKind.Utc).AddHours(3 * time);
        var stamp = moment.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var name = level?.ToString("00000", CultureInfo.InvariantCulture);
        var path = name is null ? $"Run_{quantity}_{stamp}.png" : $"{name}/Run_{quantity}_{name}_{stamp}.png";
        return new ManifestMap
        {
            Level = name,
            LevelValue = level,
            LevelUnits = level is null ? null : "m",
            LevelBounds = level is { } value ? [value - 250, value + 250] : null,
            Time = Iso(moment),
            TimeBounds = [Iso(moment.AddHours(-3)), Iso(moment)],
            Path = path,
            Files = [path],
            Status = MapStatus.Done,
            Min = 0,
            Max = 0.00107,
            Coverage = 1,
            Missing = 0,
            Pid = 4242,
            Milliseconds = 8.1,
            Attempts = 1,
        };
    }

    private static ManifestMap WithoutFile(ManifestMap map) =>
        map with
        {
            Path = null,
            Files = [],
            Min = null,
            Max = null,
            Coverage = null,
            Missing = null,
            Pid = null,
            Milliseconds = null,
            Attempts = 0,
        };

    private static string Iso(DateTime moment) => moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
