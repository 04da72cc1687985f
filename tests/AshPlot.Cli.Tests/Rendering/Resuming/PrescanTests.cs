using AshPlot.Cli.Tests.EndToEnd;
using AshPlot.Core.Colours;
using AshPlot.Core.Geography;
using AshPlot.Core.Loading;
using AshPlot.Core.Output;
using AshPlot.Core.Planning;
using AshPlot.Core.Units;
using AshPlot.Rendering;
using AshPlot.Rendering.Resuming;
using AshPlot.Workers;

namespace AshPlot.Cli.Tests.Rendering.Resuming;

internal sealed class PrescanTests
{
    private TemporaryFolder temporary = null!;
    private OutputFolder output = null!;
    private RunPlan plan = null!;
    private Survey survey = null!;
    private string input = "";
    private readonly List<RenderMessage> messages = [];

    [SetUp]
    public void Plan()
    {
        temporary = new TemporaryFolder();
        output = OutputFolder.Create(temporary["maps"], "1-2-3-4", _ => false);
        input = Directory
            .GetFiles(Repository.Sample, "*.txt")
            .Order()
            .Select(file => temporary.Write(Path.GetFileName(file), File.ReadAllText(file)))
            .First();
        var run = RunFormats
            .Find(input)!
            .Describe(input, new LoadOptions { DecodedPlanesFolder = temporary["decoded"] });
        plan = RunPlanner.Plan(run, new MapOptions { Colours = "viridis" });
        survey = new Survey(
            [.. plan.Quantities.Select(_ => new ColourScale(0, 3.5, ScaleKind.Linear))],
            [.. plan.Quantities.Select(_ => GeoExtent.Around(0, -90, 90))]
        );
        messages.Clear();
    }

    [TearDown]
    public void RemoveFolder()
    {
        output.Dispose();
        temporary.Dispose();
    }

    [Test]
    public void What_is_kept_is_found_again_whatever_the_format_and_the_title()
    {
        Assert.That(Prescan(new MapOptions()).Find(plan), Is.Null);
        Prescan(new MapOptions()).Keep(plan, survey);
        foreach (
            var maps in new[]
            {
                new MapOptions(),
                new MapOptions
                {
                    Formats = ["svg"],
                    Words = new MapWords { Title = "Katla" },
                    Stamp = "TEST",
                    HasTint = false,
                },
            }
        )
        {
            var found = Prescan(maps).Find(plan);
            Assert.That(found?.Scales, Is.EqualTo(survey.Scales));
            Assert.That(found?.Extents, Is.EqualTo(survey.Extents));
            Assert.That(found?.IsComplete, Is.True);
        }
    }

    [Test]
    public void Another_scale_mask_input_or_choice_of_quantities_has_none()
    {
        Prescan(new MapOptions()).Keep(plan, survey);
        Assert.That(Prescan(new MapOptions { Min = new ThresholdValue(0.1) }).Find(plan), Is.Null);
        Assert.That(Prescan(new MapOptions { MaskBelow = new ThresholdValue(1e-6) }).Find(plan), Is.Null);
        Assert.That(Prescan(new MapOptions { Zoom = MapZoom.Plume }).Find(plan), Is.Null);
        Assert.That(plan.Quantities, Has.Length.GreaterThan(0));
        Assert.That(
            Prescan(new MapOptions()).Find(plan with { Quantities = [.. plan.Quantities, plan.Quantities[0]] }),
            Is.Null
        );
        File.SetLastWriteTimeUtc(input, File.GetLastWriteTimeUtc(input).AddSeconds(1));
        Assert.That(Prescan(new MapOptions()).Find(plan), Is.Null);
        Assert.That(messages, Is.Empty);
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase(
        "{\"job\":{\"facts\":{}},\"survey\":{\"quantities\":[\"a\"],\"survey\":{\"scales\":[{\"min\":2,\"max\":1}],\"extents\":[]}}}"
    )]
    public void One_that_makes_no_sense_is_said_and_not_used(string text)
    {
        File.WriteAllText(Path.Combine(output.StateFolder, "prescan"), text);
        Assert.That(Prescan(new MapOptions()).Find(plan), Is.Null);
        Assert.That(messages.Single().Level, Is.EqualTo(WorkerLogLevel.Warning));
        Assert.That(messages.Single().Text, Does.Contain("prescan").And.Contain("read again"));
    }

    [Test]
    [Platform("Linux")]
    public void A_link_in_its_place_is_not_followed()
    {
        Prescan(new MapOptions()).Keep(plan, survey);
        var path = Path.Combine(output.StateFolder, "prescan");
        File.Move(path, temporary["elsewhere"]);
        File.CreateSymbolicLink(path, temporary["elsewhere"]);
        Assert.That(Prescan(new MapOptions()).Find(plan), Is.Null);
        Assert.That(messages.Single().Text, Does.Contain("a symbolic link"));
    }

    private Prescan Prescan(MapOptions maps) =>
        new(
            output,
            JobFingerprint.Of(
                new RenderSettings
                {
                    OutputFolder = output.Path,
                    Load = new LoadOptions(),
                    Maps = maps,
                    Options = new RenderOptions { Workers = 1 },
                },
                [input]
            ),
            new RenderLog(message =>
            {
                if (message.Level != WorkerLogLevel.Information)
                    messages.Add(message);
            })
        );
}
