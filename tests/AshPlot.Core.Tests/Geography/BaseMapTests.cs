using AshPlot.Core.Geography;

namespace AshPlot.Core.Tests.Geography;

internal class BaseMapTests
{
    private static readonly BaseMapScale[] Scales = Enum.GetValues<BaseMapScale>();

    [Test]
    public void The_middle_of_Iceland_is_land_and_the_middle_of_the_Atlantic_is_not(
        [ValueSource(nameof(Scales))] BaseMapScale scale
    )
    {
        var map = BaseMap.Load(scale);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(IsLand(map, -18.5, 64.9), Is.True, "middle of Iceland");
            Assert.That(IsLand(map, -30, 45), Is.False, "middle of the Atlantic");
            Assert.That(IsLand(map, 50.5, 42), Is.False, "Caspian Sea");
            Assert.That(IsLand(map, 0.1, -89.5), Is.True, "close to the south pole");
        }
    }

    [TestCase(-176, 66, true, TestName = "Land east of the antimeridian: Chukotka")]
    [TestCase(179, 68, true, TestName = "Land west of the antimeridian: Chukotka")]
    [TestCase(-179.5, 71.2, true, TestName = "Land east of the antimeridian: Wrangel Island")]
    [TestCase(179.5, 71.2, true, TestName = "Land west of the antimeridian: Wrangel Island")]
    [TestCase(179.9, 60, false, TestName = "Sea at the antimeridian: Bering Sea")]
    [TestCase(-179.99, -85, true, TestName = "Land at the antimeridian: Antarctica")]
    [TestCase(-179.99, -75, false, TestName = "Sea at the antimeridian: Ross Sea")]
    public void Polygons_are_cut_at_the_antimeridian(double longitude, double latitude, bool isLand)
    {
        foreach (var scale in Scales)
            Assert.That(IsLand(BaseMap.Load(scale), longitude, latitude), Is.EqualTo(isLand), scale.ToString());
    }

    [TestCase(BaseMapScale.Medium50m, -5.7, 50.1, TestName = "The coast passes Land's End, 1:50m")]
    [TestCase(BaseMapScale.Medium50m, -21.9, 64.1, TestName = "The coast passes Reykjavik, 1:50m")]
    [TestCase(BaseMapScale.Fine10m, -5.7, 50.1, TestName = "The coast passes Land's End, 1:10m")]
    [TestCase(BaseMapScale.Fine10m, -21.9, 64.1, TestName = "The coast passes Reykjavik, 1:10m")]
    public void The_coast_passes_known_places(BaseMapScale scale, double longitude, double latitude) =>
        Assert.That(NearestPoint(BaseMap.Load(scale).CoastLines, longitude, latitude), Is.LessThan(0.15));

    [Test]
    public void No_edge_of_the_coast_runs_along_the_border_of_the_map([ValueSource(nameof(Scales))] BaseMapScale scale)
    {
        var map = BaseMap.Load(scale);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(map.CoastLines.SelectMany(Edges).Count(IsArtificial), Is.Zero);
            Assert.That(
                map.LandRings.SelectMany(Edges).Count(IsArtificial),
                Is.GreaterThan(2),
                "the rings to fill have such edges"
            );
        }
    }

    [Test]
    public void Every_other_edge_of_the_land_is_coast([ValueSource(nameof(Scales))] BaseMapScale scale)
    {
        var map = BaseMap.Load(scale);
        Assert.That(
            map.CoastLines.SelectMany(Edges),
            Is.EqualTo(map.LandRings.SelectMany(Edges).Where(edge => !IsArtificial(edge)))
        );
    }

    [TestCase(-86.4, 47.4, TestName = "A lake: Superior")]
    [TestCase(-87, 43.5, TestName = "A lake: Michigan")]
    [TestCase(-82.3, 44.5, TestName = "A lake: Huron")]
    [TestCase(33.2, -0.8, TestName = "A lake: Victoria")]
    [TestCase(31.5, 60.8, TestName = "A lake: Ladoga")]
    [TestCase(29.5, -6, TestName = "A lake: Tanganyika")]
    [TestCase(108.3, 53.5, TestName = "A lake: Baikal")]
    [TestCase(-69.3, -15.9, TestName = "A lake: Titicaca")]
    public void The_largest_lakes_are_on_each_scale_and_lie_on_land(double longitude, double latitude)
    {
        foreach (var scale in Scales)
        {
            var map = BaseMap.Load(scale);
            Assert.That(IsWithin(map.LakeRings, longitude, latitude), Is.True, scale.ToString());
            Assert.That(IsLand(map, longitude, latitude), Is.True, scale.ToString());
        }
    }

    [TestCase(-88.85, 48, TestName = "Land in a lake: Isle Royale in Lake Superior")]
    [TestCase(-82.2, 45.75, TestName = "Land in a lake: Manitoulin in Lake Huron")]
    [TestCase(5.5, 52.45, TestName = "Land in a lake: Flevoland in the IJsselmeer")]
    public void Islands_in_lakes_are_land(double longitude, double latitude)
    {
        foreach (var scale in new[] { BaseMapScale.Medium50m, BaseMapScale.Fine10m })
        {
            var map = BaseMap.Load(scale);
            Assert.That(
                map.LakeRings.Count(ring => ring.MayTouch(longitude, latitude, longitude, latitude)),
                Is.GreaterThan(1),
                "lake and island"
            );
            Assert.That(IsWithin(map.LakeRings, longitude, latitude), Is.False, scale.ToString());
        }
    }

    [TestCase(50.5, 42, TestName = "No lake: the Caspian is a hole in the land")]
    [TestCase(-18.5, 64.9, TestName = "No lake: the middle of Iceland")]
    [TestCase(-30, 45, TestName = "No lake: the middle of the Atlantic")]
    public void Where_no_lake_is(double longitude, double latitude)
    {
        foreach (var scale in Scales)
            Assert.That(IsWithin(BaseMap.Load(scale).LakeRings, longitude, latitude), Is.False, scale.ToString());
    }

    [Test]
    public void A_lake_is_there_once([ValueSource(nameof(Scales))] BaseMapScale scale)
    {
        // Filled with the even-odd rule, a lake that is there twice would be land.
        var boxes = BaseMap
            .Load(scale)
            .LakeRings.Select(ring => (ring.West, ring.South, ring.East, ring.North))
            .ToList();
        Assert.That(boxes, Is.Unique);
        foreach (var lake in boxes)
            Assert.That(
                boxes.Where(other => other != lake),
                Has.None.Matches<(float West, float South, float East, float North)>(other =>
                    Math.Abs(other.West - lake.West)
                        + Math.Abs(other.South - lake.South)
                        + Math.Abs(other.East - lake.East)
                        + Math.Abs(other.North - lake.North)
                    < 0.05
                )
            );
    }

    [TestCase(BaseMapScale.Coarse110m, 10)]
    [TestCase(BaseMapScale.Medium50m, 7)]
    [TestCase(BaseMapScale.Fine10m, 4)]
    public void No_line_jumps_across_the_map(BaseMapScale scale, double longest)
    {
        var map = BaseMap.Load(scale);
        Assert.That(map.CoastLines.SelectMany(Edges).Max(Length), Is.LessThan(longest));
        Assert.That(map.LakeRings.SelectMany(Edges).Max(Length), Is.LessThan(longest));
    }

    [Test]
    public void Borders_run_between_countries_and_not_through_the_ocean(
        [ValueSource(nameof(Scales))] BaseMapScale scale
    )
    {
        var borders = BaseMap.Load(scale).Borders;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(NearestPoint(borders, 0.7, 42.7), Is.LessThan(0.3), "France and Spain, in the Pyrenees");
            Assert.That(NearestPoint(borders, -18.5, 64.9), Is.GreaterThan(10), "Iceland has no neighbour");
            Assert.That(
                borders.Where(line => line.MayTouch(-50, -50, -20, 60)).Select(line => line.West),
                Is.All.LessThan(-34),
                "Atlantic"
            );
            Assert.That(
                borders.Any(line => line.MayTouch(-180, -90, 180, -56)),
                Is.False,
                "Southern Ocean and Antarctica"
            );
            Assert.That(borders.Any(line => line.MayTouch(-180, -50, -142, 80)), Is.False, "Pacific");
        }
    }

    [TestCase(BaseMapScale.Coarse110m, 5_000, 3_000, 460)]
    [TestCase(BaseMapScale.Medium50m, 59_000, 20_000, 17_500)]
    [TestCase(BaseMapScale.Fine10m, 405_000, 68_000, 17_500)]
    public void Each_scale_has_as_many_points_as_its_source(BaseMapScale scale, int coast, int borders, int lakes)
    {
        var map = BaseMap.Load(scale);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(map.LandRings.Sum(line => line.Count), Is.EqualTo(coast).Within(2).Percent);
            Assert.That(map.Borders.Sum(line => line.Count), Is.EqualTo(borders).Within(2).Percent);
            Assert.That(map.LakeRings.Sum(line => line.Count), Is.EqualTo(lakes).Within(2).Percent);
            Assert.That(map.LandRings.Concat(map.LakeRings).All(line => line.IsClosed), Is.True);
            Assert.That(map.Borders.Any(line => line.IsClosed), Is.False);
        }
    }

    [Test]
    public void A_map_is_read_once_for_all_threads()
    {
        var maps = new BaseMap[8];
        Parallel.For(0, maps.Length, index => maps[index] = BaseMap.Load(BaseMapScale.Medium50m));
        Assert.That(maps, Is.All.SameAs(BaseMap.Load(BaseMapScale.Medium50m)));
    }

    [Test]
    public void A_scale_that_does_not_exist_is_refused() =>
        Assert.That(() => BaseMap.Load((BaseMapScale)7), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private readonly record struct Edge(float West, float South, float East, float North);

    private static IEnumerable<Edge> Edges(GeoPolyline line)
    {
        var values = line.Coordinates.ToArray();
        if (line.IsClosed)
            yield return new(values[^2], values[^1], values[0], values[1]);
        for (var index = 2; index < values.Length; index += 2)
            yield return new(values[index - 2], values[index - 1], values[index], values[index + 1]);
    }

    private static bool IsArtificial(Edge edge) =>
        (Math.Abs(edge.West) == 180 && edge.West == edge.East) || (edge.South == -90 && edge.North == -90);

    private static double Length(Edge edge) => double.Hypot(edge.East - edge.West, edge.North - edge.South);

    private static double NearestPoint(IEnumerable<GeoPolyline> lines, double longitude, double latitude) =>
        lines.SelectMany(Edges).Min(edge => double.Hypot(edge.East - longitude, edge.North - latitude));

    private static bool IsLand(BaseMap map, double longitude, double latitude) =>
        IsWithin(map.LandRings, longitude, latitude);

    /// <summary>
    /// The even-odd rule: from land, or from a lake, a line to the east crosses an odd number of edges.
    /// </summary>
    private static bool IsWithin(IEnumerable<GeoPolyline> rings, double longitude, double latitude) =>
        rings
            .Where(ring => ring.MayTouch(longitude, latitude, 180, latitude))
            .SelectMany(Edges)
            .Count(edge =>
                (edge.South > latitude) != (edge.North > latitude)
                && longitude < edge.West + (latitude - edge.South) / (edge.North - edge.South) * (edge.East - edge.West)
            ) % 2
        == 1;
}
