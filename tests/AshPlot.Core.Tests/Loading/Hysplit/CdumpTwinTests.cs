using System.Collections.Immutable;
using System.Globalization;
using AshPlot.Core.Loading;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Drawing;
using AshPlot.Core.Tests.Loading.NetCdf;

namespace AshPlot.Core.Tests.Loading.Hysplit;

/// <summary>One run in HYSPLIT's binary form and as con2cdf4 writes it.</summary>
[CancelAfter(120_000)]
internal sealed class CdumpTwinTests
{
    private static readonly int[] Levels = [0, 100, 300];

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        folder = new TemporaryFolder();
    }

    [TearDown]
    public void RemoveFolder() => folder?.Dispose();

    [TestCase("AS01")]
    [TestCase("P006", "P020")]
    public void The_same_run_draws_the_same_bytes_in_both_forms(params string[] pollutants)
    {
        using var binary = new SampleMaps(Cdump(pollutants));
        using var netcdf = new SampleMaps(NetCdf(pollutants));
        Assert.That(
            binary.Run.Attributes[ReleaseSites.Attribute],
            Is.EqualTo(netcdf.Run.Attributes[ReleaseSites.Attribute])
        );
        Assert.That(binary.Run.Warnings, Is.EqualTo(netcdf.Run.Warnings));

        // The line below a map names the source, by attributes that one form alone has.
        binary.Run = binary.Run with { Attributes = netcdf.Run.Attributes };
        var options = new MapOptions { Size = new PixelSize(400, 300), Colours = "viridis" };
        Assert.That(PathsOf(binary.Run, options), Is.EqualTo(PathsOf(netcdf.Run, options)));
        Assert.That(
            binary.DrawAll(options, overlapping: false),
            Is.EqualTo(netcdf.DrawAll(options, overlapping: false))
        );
    }

    [Test]
    public void Deposits_of_several_files_of_one_run_are_summed_over_all_of_them()
    {
        var whole = RunFormats.Describe(Cdump(["AS01"]), new LoadOptions());
        var parts = new[] { 0, 1 }.Select(period =>
        {
            var path = folder.File($"part{period}");
            File.WriteAllBytes(
                path,
                new CdumpWriter { Levels = Levels }
                    .Header()
                    .Period(period, (id, level) => Cells(id, level, period))
                    .ToArray()
            );
            return RunFormats.Describe(path, new LoadOptions());
        });

        var (one, two) = (RunMerger.Merge([whole]), RunMerger.Merge([.. parts]));
        Assert.That(Deposit(two), Is.EqualTo(Deposit(one)));
        Assert.That(Deposit(two).Max(), Is.EqualTo(0.5f + 1.5f));
    }

    private static float[] Deposit(RunDescription run)
    {
        var deposit = run.Quantities.Single(quantity => quantity.Name == "total-deposition");
        var values = new float[deposit.Grid.CellCount];
        using var reader = new SliceReader(run.Files);
        reader.Read(deposit.Slices[^1], values);
        return values;
    }

    private static string[] PathsOf(RunDescription run, MapOptions options) =>
        [.. RunPlanner.Plan(run, options).Maps.Select(map => map.Path)];

    private static (int Column, int Row, float Value)[] Cells(string pollutant, int level, int period) =>
        [(2, 3, level + period + 0.5f), (3 + (pollutant.Length % 2), 2, period == 0 ? 0.25f : 0.125f)];

    private string Cdump(string[] pollutants)
    {
        var path = folder.File("cdump");
        var writer = new CdumpWriter { Pollutants = pollutants, Levels = Levels }.Header();
        for (var period = 0; period < 2; period++)
        {
            var number = period;
            writer.Period(number, (pollutant, level) => Cells(pollutant, level, number));
        }

        File.WriteAllBytes(path, writer.ToArray());
        return path;
    }

    private string NetCdf(string[] pollutants)
    {
        string Values(string pollutant) =>
            string.Join(
                ", ",
                Enumerable
                    .Range(0, 2)
                    .SelectMany(period =>
                        Levels.SelectMany(level =>
                        {
                            var plane = new float[20];
                            foreach (var (column, row, value) in Cells(pollutant, level, period))
                                plane[((row - 1) * 5) + column - 1] = value;
                            return plane;
                        })
                    )
                    .Select(value => value.ToString(CultureInfo.InvariantCulture))
            );
        return NetCdfTools.Generate(
            folder,
            "cdump.nc",
            $$"""
            netcdf cdump { dimensions: time = UNLIMITED ; levels = 3 ; latitude = 4 ; longitude = 5 ; origins = 1 ; bnds = 2 ;
            variables:
             {{string.Join(
                "\n",
                pollutants.Select(id =>
                    $"float {id}(time, levels, latitude, longitude) ; {id}:long_name=\"Concentration Array - {id}\" ;"
                )
            )}}
             float latitude(latitude) ; latitude:units="degrees_north" ;
             int levels(levels) ; levels:long_name="Top height of each layer" ; levels:units="m" ;
             float longitude(longitude) ; longitude:units="degrees_east" ;
             float olat(origins) ; float olon(origins) ;
             double time(time) ; time:units="days since 1970-01-01 00:00:00" ; time:bounds="time_bnds" ; time:calendar="gregorian" ;
             double time_bnds(time, bnds) ;
             :title="HYSPLIT Model Concentration Output" ; :Conventions="CF-1.5" ;
            data: levels = 0, 100, 300 ; latitude = 60, 60.5, 61, 61.5 ; longitude = -20, -19.5, -19, -18.5, -18 ;
             olat = 63.63 ; olon = -19.62 ; time = 14713.125, 14713.25 ; time_bnds = 14713, 14713.125, 14713.125, 14713.25 ;
             {{string.Join("\n", pollutants.Select(id => $"{id} = {Values(id)} ;"))}} }
            """
        );
    }
}
