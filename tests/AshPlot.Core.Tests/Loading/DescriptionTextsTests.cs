using AshPlot.Core.Loading;
using AshPlot.Core.Runs;
using AshPlot.Core.Tests.Loading.NameText;
using AshPlot.Core.Tests.Loading.NetCdf;

namespace AshPlot.Core.Tests.Loading;

/// <summary>Texts of a megabyte in a file make no line of a megabyte.</summary>
internal sealed class DescriptionTextsTests
{
    private static readonly string Long = new('x', 1_000_000);

    [TestCase("DEMO")]
    [TestCase("0000UTC 01/01/2025")]
    [TestCase("VOLCANIC_ASH,")]
    [TestCase("g/m3,")]
    [TestCase("From FL000 - FL200")]
    [TestCase("003 hr time averaged,")]
    public void In_NAME_text(string place)
    {
        using var files = new NameTextFiles();
        var path = files.Write(
            NameTextFiles.NameTwo.Replace(place, place.EndsWith(',') ? Long + "," : Long, StringComparison.Ordinal)
        );
        Check(RunFormats.Describe(path, new LoadOptions()));
    }

    [Test]
    public void In_attributes_of_NetCDF()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        using var folder = new TemporaryFolder();
        var path = NetCdfTools.Generate(
            folder,
            "long.nc",
            $$"""
            netcdf long {
            dimensions: lat = 2; lon = 2;
            variables:
              float lat(lat); lat:units = "degrees_north";
              float lon(lon); lon:units = "degrees_east";
              float ash(lat, lon); ash:standard_name = "atmosphere_mass_content_of_volcanic_ash"; ash:units = "{{Long}}";
              float other(lat, lon); other:long_name = "{{Long}}"; other:units = "{{Long}}";
              :Title = "{{Long}}"; :history = "{{Long}}";
            data: lat = 1, 2; lon = 1, 2;
            }
            """
        );
        var run = RunFormats.Describe(path, new LoadOptions { Advise = true });
        Assert.That(run.Quantities, Has.Length.EqualTo(1));
        Assert.That(
            run.OtherVariables.Single().Advice,
            Is.EqualTo("Variables air-concentration=other"),
            "how it is drawn stays"
        );
        Check(run);
    }

    [Test]
    public void Two_long_texts_that_end_differently_stay_two()
    {
        var (one, other) = (Run(Long + "1"), Run(Long + "2"));
        Assert.That(DescriptionTexts.Cut(one).Title, Is.Not.EqualTo(DescriptionTexts.Cut(other).Title));
        Assert.That(DescriptionTexts.Cut(Run("A title")).Title, Is.EqualTo("A title"));

        static RunDescription Run(string title) =>
            new()
            {
                Model = "cf",
                Title = title,
                Attributes = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty,
                Files = [],
                Quantities = [],
            };
    }

    private static void Check(RunDescription run)
    {
        var texts = run
            .Quantities.SelectMany(quantity =>
                (string?[])
                    [
                        quantity.Name,
                        quantity.FileToken,
                        quantity.Title,
                        quantity.Units,
                        quantity.Variable,
                        quantity.Statistic,
                        .. quantity.Levels.Select(level => level.Label),
                        .. quantity.Notes,
                        .. quantity.Qualifiers.SelectMany(pair => new[] { pair.Key, pair.Value }),
                    ]
            )
            .Concat(run.Attributes.SelectMany(pair => new[] { pair.Key, pair.Value }))
            .Concat(
                run.OtherVariables.SelectMany(other =>
                    (string?[])[other.Name, other.Units, other.LongName, .. other.Dimensions]
                )
            )
            .Concat(run.Warnings)
            .Append(run.Title);
        Assert.That(texts.Max(text => text?.Length ?? 0), Is.LessThanOrEqualTo(1000));
    }
}
