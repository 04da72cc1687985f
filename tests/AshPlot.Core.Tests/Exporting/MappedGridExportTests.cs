using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using AshPlot.Core.Exporting;
using AshPlot.Core.Grids;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Grids;
using AshPlot.Core.Tests.Loading.NetCdf;
using NetTopologySuite.Geometries;

namespace AshPlot.Core.Tests.Exporting;

/// <summary>Exports of grids that are not of longitudes and latitudes.</summary>
internal sealed class MappedGridExportTests
{
    private static readonly string[] Kinds = [.. RandomGrids.Kinds.Where(kind => kind is not ("regular" or "global"))];

    [Test]
    public void Polygons_hold_the_centres_of_their_cells_and_no_others(
        [ValueSource(nameof(Kinds))] string kind,
        [Values(1, 2, 3)] int seed
    )
    {
        var random = new Random(seed);
        var grid = RandomGrids.Of(kind, random);
        var geometry = GridGeometry.Of(grid);
        float[] values = [.. Enumerable.Range(0, grid.CellCount).Select(_ => random.Next(3) == 0 ? 1f : 0f)];
        var polygons = new ClassPolygons(grid).Of(values, 1, 2)!;
        Assert.That(polygons.IsValid, Is.True);
        var envelope = polygons.EnvelopeInternal;
        Assert.That(
            (envelope.MinX, envelope.MaxX, envelope.MinY, envelope.MaxY),
            Is.EqualTo((-180d, 180d, -90d, 90d))
                .Using<(double, double, double, double)>(
                    (found, limit) =>
                        found.Item1 >= limit.Item1
                        && found.Item2 <= limit.Item2
                        && found.Item3 >= limit.Item3
                        && found.Item4 <= limit.Item4
                )
        );
        var locator = new NetTopologySuite.Algorithm.Locate.IndexedPointInAreaLocator(polygons);
        for (var cell = 0; cell < values.Length; cell++)
        {
            var (longitude, latitude) = geometry.Centre(cell);
            var place = new Coordinate(Math.IEEERemainder(longitude, 360), latitude);
            Assert.That(locator.Locate(place) == Location.Interior, Is.EqualTo(values[cell] == 1), $"{place}");
        }
    }

    [TestCase("lambert")]
    [TestCase("lambert-south")]
    [TestCase("polar")]
    [TestCase("polar-south")]
    [TestCase("mercator")]
    [TestCase("transverse")]
    [TestCase("rotated")]
    [TestCase("curvilinear")]
    [CancelAfter(60_000)]
    public void GDAL_finds_the_value_of_a_GeoTIFF_at_the_centre_of_its_cell(string kind)
    {
        IgnoreWithoutGdal();
        using var folder = new TemporaryFolder();
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var grid = RandomGrids.Of(kind, new Random(seed));
            var geometry = GridGeometry.Of(grid);
            float[] values = [.. Enumerable.Range(0, grid.CellCount).Select(cell => cell + 1f)];
            var slice = ExportedField.Of(grid) with { Values = values };
            var path = folder.File($"{kind}-{seed}.tif");
            File.WriteAllBytes(path, new GeoTiffExport().Write(slice)!);
            int[] cells = [.. Enumerable.Range(0, grid.CellCount).Where(cell => cell % 7 == 0)];
            var places = new StringBuilder();
            foreach (var cell in cells)
            {
                var (longitude, latitude) = geometry.Centre(cell);
                var turn = kind is "rotated" or "curvilinear"
                    ? Math.IEEERemainder(longitude - geometry.Cover.Box.CentralLongitude, 360)
                        + geometry.Cover.Box.CentralLongitude
                    : longitude;
                places.AppendLine(CultureInfo.InvariantCulture, $"{turn:R} {latitude:R}");
            }

            // Degrees are those of the file's own ellipsoid: its geographic system, not WGS 84, is asked for.
            var found = Run(
                    "gdallocationinfo",
                    [
                        "-valonly",
                        grid.Mapping is { IsRotatedPole: false } ? "-l_srs" : "-geoloc",
                        .. Source(grid),
                        path,
                    ],
                    places.ToString()
                )
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => float.Parse(text, CultureInfo.InvariantCulture))
                .ToArray();
            Assert.That(found, Is.EqualTo(cells.Select(cell => cell + 1f)), $"{kind} {seed}");
        }
    }

    [TestCase("regular")]
    [TestCase("lambert")]
    public void The_tags_of_a_GeoTIFF_ascend(string kind)
    {
        var tiff = new GeoTiffExport().Write(ExportedField.Of(RandomGrids.Of(kind, new Random(1))))!.AsSpan();
        // TIFF 6.0, section 2: where the directory is, how many entries of 12 bytes it has, each beginning with its
        // tag.
        var directory = tiff[BinaryPrimitives.ReadInt32LittleEndian(tiff[4..])..];
        var tags = new ushort[BinaryPrimitives.ReadUInt16LittleEndian(directory)];
        for (var index = 0; index < tags.Length; index++)
            tags[index] = BinaryPrimitives.ReadUInt16LittleEndian(directory[(2 + (12 * index))..]);
        Assert.That(tags, Is.Ordered.And.Unique.And.Some.EqualTo(42112).And.Some.EqualTo(42113));
    }

    [Test]
    public void A_resampled_GeoTIFF_says_so()
    {
        var tiff = new GeoTiffExport().Write(ExportedField.Of(RandomGrids.Of("rotated", new Random(1))))!;
        Assert.That(Encoding.ASCII.GetString(tiff), Does.Contain("nearest cell of a rotated pole grid"));
        tiff = new GeoTiffExport().Write(ExportedField.Of(RandomGrids.Of("lambert", new Random(1))))!;
        Assert.That(Encoding.ASCII.GetString(tiff), Does.Not.Contain("nearest cell"));
    }

    private static string[] Source(Grid grid) =>
        grid.Mapping is { IsRotatedPole: false } mapping
            ?
            [
                mapping.InverseFlattening == 0
                    ? "+proj=longlat +R=6371229 +no_defs"
                    : "+proj=longlat +ellps=WGS84 +no_defs",
            ]
            : [];

    private static void IgnoreWithoutGdal()
    {
        if (
            !(Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(':')
                .Any(folder => File.Exists(Path.Combine(folder, "gdallocationinfo")))
        )
            Assert.Ignore("gdal-bin is not installed");
    }

    private static string Run(string program, string[] arguments, string input)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
