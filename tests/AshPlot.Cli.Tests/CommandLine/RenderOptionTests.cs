using System.CommandLine;
using AshPlot.Cli.CommandLine;
using AshPlot.Core.Colours;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Units;
using AshPlot.Rendering;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.CommandLine;

/// <summary>
/// Words of <c>render</c> and the settings that come of them. No process is started and no file is read.
/// </summary>
public sealed class RenderOptionTests
{
    [Test]
    public void Lists_may_have_commas_be_repeated_or_both()
    {
        var settings = Read(
            "--quantity Air_Concentration,TOTAL-COLUMN --level 500m,FL200 --level 00500 --time 06Z,latest --format jpg,PNG --export GeoJSON,kmz"
        );
        Assert.That(settings.Maps.Quantities, Is.EqualTo(new[] { "air-concentration", "total-column" }));
        Assert.That(settings.Maps.Levels, Is.EqualTo(new[] { "500m", "FL200", "00500" }));
        Assert.That(settings.Maps.Times.Select(time => time.Text), Is.EqualTo(new[] { "06Z", "latest" }));
        Assert.That(settings.Maps.Formats, Is.EqualTo(new[] { "jpeg", "png" }));
        Assert.That(settings.Options.Exports, Is.EqualTo(new[] { "geojson", "kmz" }));
    }

    [Test]
    public void Values_of_options_may_be_in_any_case()
    {
        var settings = Read(
            "--zoom PLUME --projection Lambert --scale Slice --title FILE --start-method Fork --model NAME --colours Magma_R --workers Auto"
        );
        var maps = settings.Maps;
        Assert.That(
            (maps.Zoom, maps.Projection, maps.Scale, maps.Title),
            Is.EqualTo((MapZoom.Plume, "lambert", ScaleChoice.Slice, TitleChoice.File))
        );
        Assert.That(
            (settings.Options.StartMethod, settings.Load.Model, maps.Colours),
            Is.EqualTo((StartMethod.Fork, "name", "magma_r"))
        );
        Assert.That(Read("--colours VAAC").Maps.Classes!.Name, Is.EqualTo("vaac"));
        Assert.That(Read("--variable Air_Concentration=Ash").Load.Variables["air-concentration"], Is.EqualTo("Ash"));
    }

    [TestCase("--format gif", "--format: 'gif' is not one of png, png8, jpeg")]
    [TestCase("--zoom far", "--zoom: 'far' is not one of grid, plume")]
    [TestCase("--export shp", "--export: 'shp' is not one of geojson")]
    [TestCase("--projection mollweide", "--projection: 'mollweide' is not one of plate-carree")]
    [TestCase("--model wrf", "--model: 'wrf' is not one of auto, name")]
    [TestCase("--level ,", "--level: ',' is empty")]
    [TestCase("--time 25Z", "--time: '25Z' is not a valid time")]
    public void A_value_that_is_not_one_of_those_there_are_is_refused_with_them(string words, string message) =>
        Assert.That(() => Read(words), Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith(message));

    [TestCase(
        "--limits 40 30 -30 65",
        "--limits: west and east are exchanged: XMIN 40 is east of XMAX -30; give -30 30 40 65"
    )]
    [TestCase("--limits 20 30 -100 65", "--limits: west and east are exchanged")]
    [TestCase("--limits 20 30 20 65", "--limits: XMIN and XMAX are both 20")]
    [TestCase("--limits 0 65 20 30", "--limits: latitudes go from south to north")]
    [TestCase("--threshold 2", "--threshold: '2' has no unit; say 2mg/m3 or 2g/m3")]
    [TestCase("--overwrite --keep", "--overwrite: cannot be combined with --keep")]
    public void What_cannot_be_meant_is_refused_before_anything_is_read(string words, string message) =>
        Assert.That(() => Read(words), Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith(message));

    [TestCase("170 40 -160 60", 170, 200)]
    [TestCase("350 40 10 60", 350, 370)]
    [TestCase("40 40 330 60", 40, 330)]
    public void A_box_may_go_across_the_dateline_or_be_wide(string edges, double west, double east) =>
        Assert.That(
            (Read($"--limits {edges}").Maps.Limits!.West, Read($"--limits {edges}").Maps.Limits!.East),
            Is.EqualTo((west, east))
        );

    [Test]
    public void Colours_and_limits_of_scales_may_be_of_one_quantity()
    {
        var maps = Read(
            "--colours magma --colours Total_Column_Mass=vaac --max total-column=3g/m2 --min 1mg/m3 --mask-below dosage=2 --log dosage=on"
        ).Maps;
        Assert.That(
            (maps.Colours, maps.Classes, maps.Min, maps.Max, maps.ScaleKind),
            Is.EqualTo(
                ("magma", (ClassScheme?)null, new ThresholdValue(1, "mg/m3"), (ThresholdValue?)null, ScaleKind.Linear)
            )
        );
        Assert.That(
            maps.ByQuantity.Where(own => own.Quantity == "total-column")
                .Select(own => own.Classes?.Name ?? own.Max!.WithUnit("")),
            Is.EqualTo(new[] { "vaac", "3 g/m2" })
        );
        Assert.That(
            maps.ByQuantity.Where(own => own.Quantity == "dosage").Select(own => (own.ScaleKind, own.MaskBelow)),
            Is.EquivalentTo(new[] { (ScaleKind.Log, null), ((ScaleKind?)null, new ThresholdValue(2)) })
        );
        Assert.That(Read("--scale shared").Maps.Colours, Is.EqualTo("contours"));
        Assert.That(
            () => Read("--max 1 --max 2"),
            Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith("--max: is given as '1' and as '2'")
        );
        Assert.That(
            () => Read("--log=run.nc"),
            Throws.TypeOf<InvalidOptionException>().With.Message.StartsWith("--log: 'run.nc' is not")
        );
    }

    [Test]
    public void Contours_are_drawn_where_they_are_asked_for()
    {
        Assert.That(Read("").Maps.Contours, Is.EqualTo(ContourLines.None));
        Assert.That(Read("--contours=plain").Maps.Contours, Is.EqualTo(ContourLines.Plain));
        Assert.That(Read("--contours=SMOOTH").Maps.Contours, Is.EqualTo(ContourLines.Smooth));
        Assert.That(
            () => Read("--contours=round"),
            Throws
                .TypeOf<InvalidOptionException>()
                .With.Message.EqualTo("--contours: 'round' is not one of plain, smooth, none")
        );
    }

    [TestCase("--log run.nc", "--log=all run.nc")]
    [TestCase("run.nc --log", "run.nc --log=all")]
    [TestCase("--log total-column=on run.nc", "--log=total-column=on run.nc")]
    [TestCase("--log a=b.nc", "--log=all a=b.nc")]
    [TestCase("--contours run.nc", "--contours=plain run.nc")]
    [TestCase("run.nc --contours", "run.nc --contours=plain")]
    [TestCase("--contours Smooth run.nc", "--contours=Smooth run.nc")]
    public void The_word_after_a_switch_is_its_value_only_where_it_can_be(string words, string joined) =>
        Assert.That(LogOption.Joined(words.Split(' ')), Is.EqualTo(joined.Split(' ')));

    [TestCase("--zoom", "grid,plume")]
    [TestCase("--scale", "shared,slice")]
    [TestCase("--title", "words,file")]
    [TestCase("--start-method", "spawn,fork,threads,serial")]
    [TestCase("--projection", "mercator,polar-stereographic")]
    [TestCase("--format", "png,svg")]
    [TestCase("--export", "geojson,geotiff,kmz")]
    [TestCase("--quantity", "air-concentration,cloud-top")]
    [TestCase("--model", "auto,hysplit")]
    [TestCase("--colours", "contours,vaac,viridis")]
    [TestCase("--time", "first,latest")]
    public void Shells_are_offered_the_values_of_an_option(string option, string values) =>
        Assert.That(Offered($"render {option} "), Is.SupersetOf(values.Split(',')));

    [Test]
    public void After_a_comma_shells_are_offered_what_is_not_given_yet()
    {
        var offered = Offered("render --format png,s");
        Assert.That(offered, Does.Contain("png,svg").And.Not.Contains("png,png"));
    }

    private static RenderSettings Read(string words) => RenderCommand.Read(["run.nc", .. words.Split(' ')]).Job;

    private static string[] Offered(string line) =>
        [
            .. new RootCommand { RenderCommand.Create() }
                .Parse(line)
                .GetCompletions(line.Length)
                .Select(item => item.Label),
        ];
}
