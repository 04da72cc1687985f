using AshPlot.Core.Grids;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests.Grids;

/// <summary>
/// Grids of every kind at places that are easily got wrong: poles, the dateline, longitudes from 0 to 360.
/// </summary>
internal static class RandomGrids
{
    /// <summary>Kinds of grids.</summary>
    public static string[] Kinds { get; } =
    [
        "regular",
        "global",
        "rotated",
        "rotated-global",
        "lambert",
        "lambert-south",
        "polar",
        "polar-south",
        "mercator",
        "transverse",
        "curvilinear",
        "curvilinear-pole",
    ];

    /// <summary>A grid of a kind; the same for the same random numbers.</summary>
    public static Grid Of(string kind, Random random)
    {
        double Between(double low, double high) => low + (random.NextDouble() * (high - low));
        // Steps of thirds and the like never put a cell's edge exactly under a pixel's centre.
        var (columns, rows) = (random.Next(5, 30), random.Next(5, 30));
        var up = random.Next(2) == 0 ? 1 : -1;
        var turn = random.Next(-1, 2) * 360;
        switch (kind)
        {
            case "regular":
                var south = Between(-90, 60);
                var step = Between(0.2, (90 - south) / rows);
                return new Grid(
                    GridAxis.Regular(Between(-180, 180) + turn, Between(0.2, 5), columns),
                    GridAxis.Regular(up > 0 ? south + (step / 2) : south + (step * (rows - 0.5)), up * step, rows)
                );
            case "global":
                return new Grid(
                    GridAxis.Regular(turn + (360.0 / columns / 2), 360.0 / columns, columns),
                    GridAxis.Regular(up * (-90 + (90.0 / rows)), up * 180.0 / rows, rows)
                );
            case "rotated":
                return new Grid(
                    GridAxis.Regular(Between(-40, 20), Between(0.1, 2), columns),
                    GridAxis.Regular(up * Between(-30, -10), up * Between(0.1, 1.5), rows)
                )
                {
                    Mapping = Mapping("rotated_latitude_longitude", Between(-180, 180), Between(-90, 90)) with
                    {
                        NorthPoleGridLongitude = Between(-180, 180),
                    },
                };
            case "rotated-global":
                return Of("global", random) with
                {
                    Mapping = Mapping("rotated_latitude_longitude", Between(-180, 180), Between(-90, 90)),
                };
            case "lambert" or "lambert-south":
                var sign = kind == "lambert" ? 1 : -1;
                var parallel = sign * Between(20, 50);
                return Metres(
                    Mapping("lambert_conformal_conic", Between(-180, 180), parallel) with
                    {
                        StandardParallel1 = parallel,
                        StandardParallel2 = random.Next(2) == 0 ? null : parallel + (sign * Between(5, 30)),
                    }
                );
            case "polar" or "polar-south":
                return Metres(
                    Mapping("polar_stereographic", Between(-180, 180), kind == "polar" ? 90 : -90) with
                    {
                        StandardParallel1 = kind == "polar" ? Between(50, 80) : null,
                        ScaleFactor = kind == "polar" ? 1 : 0.97,
                    }
                );
            case "mercator":
                return Metres(Mapping("mercator", Between(-180, 180), 0) with { StandardParallel1 = Between(0, 30) });
            case "transverse":
                return Metres(
                    Mapping("transverse_mercator", Between(-180, 180), Between(-70, 70)) with
                    {
                        ScaleFactor = 0.9996,
                        FalseEasting = 500000,
                    }
                );
            default:
                // The places of a rotated grid, about a true pole or anywhere, as a file of two-dimensional coordinates
                // has them.
                var rotated = Of("rotated", random);
                if (kind == "curvilinear-pole")
                    rotated = rotated with
                    {
                        Mapping = rotated.Mapping! with
                        {
                            Latitude = up * 5,
                            NorthPoleGridLongitude = rotated.Longitudes.Centres[rotated.Longitudes.Count / 2],
                        },
                    };
                return Curvilinear(rotated);
        }

        Grid Metres(GridMapping mapping)
        {
            var (stepX, stepY) = (Between(5e3, 1.5e5), Between(5e3, 1.5e5));
            return new Grid(
                GridAxis.Regular(mapping.FalseEasting - (stepX * columns * Between(0.2, 0.8)), stepX, columns),
                GridAxis.Regular(-up * stepY * rows * Between(0.2, 0.8), up * stepY, rows)
            )
            {
                Mapping = mapping,
            };
        }

        GridMapping Mapping(string name, double longitude, double latitude) =>
            new()
            {
                Name = name,
                Longitude = longitude,
                Latitude = latitude,
                SemiMajorAxis = up > 0 ? 6378137 : 6371229,
                InverseFlattening = up > 0 ? 298.257223563 : 0,
            };
    }

    /// <summary>The same grid with two-dimensional longitudes and latitudes in place of its mapping.</summary>
    public static Grid Curvilinear(Grid grid)
    {
        var geometry = GridGeometry.Of(grid);
        var places = Enumerable.Range(0, grid.CellCount).Select(geometry.Centre).ToArray();
        return new Grid(GridAxis.Regular(0, 1, grid.Longitudes.Count), GridAxis.Regular(0, 1, grid.Latitudes.Count))
        {
            Places = CellPlaces.Of(
                [.. places.Select(place => place.Longitude)],
                [.. places.Select(place => place.Latitude)],
                grid.Longitudes.Count
            ),
        };
    }
}
