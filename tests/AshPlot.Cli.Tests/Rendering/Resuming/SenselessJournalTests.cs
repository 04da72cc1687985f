using System.Text;
using AshPlot.Core;
using AshPlot.Core.Errors;
using AshPlot.Rendering;
using AshPlot.Rendering.Resuming;

namespace AshPlot.Cli.Tests.Rendering.Resuming;

/// <summary>Entries of a journal that a right checksum makes no better.</summary>
internal sealed class SenselessJournalTests
{
    private const string Map =
        """{"map":{"files":[{"path":"a.png","length":5,"hash":"0123456789abcdef0123456789abcdef"}],"request":"x","drawn":{"files":["a.png"],"isEmpty":false,"min":0,"max":1,"milliseconds":3},"pid":4,"attempts":1}}""";

    private const string Survey =
        """{"survey":{"quantities":["air-concentration"],"survey":{"scales":[{"min":0,"max":1,"kind":"Linear"}],"extents":[{"west":-30,"east":10,"south":40,"north":70}]}}}""";

    [TestCase(Map)]
    [TestCase(Survey)]
    [TestCase("""{"job":{"facts":{"--model":"auto"}}}""")]
    public void Entries_as_they_are_written_are_read(string json) => Assert.That(Read(json), Is.Not.Null);

    [Test]
    public void A_quantity_without_a_shared_scale_has_null_for_one() =>
        Assert.That(
            Read(
                Survey.Replace("""{"min":0,"max":1,"kind":"Linear"}""", "null", StringComparison.Ordinal)
            ).Survey!.Survey.Scales,
            Is.EqualTo(new object?[] { null })
        );

    [TestCase("\"path\":\"a.png\"", "\"path\":\"../a.png\"")]
    [TestCase("\"path\":\"a.png\"", "\"path\":\"/dev/zero\"")]
    [TestCase("\"path\":\"a.png\"", "\"path\":null")]
    [TestCase("\"path\":\"a.png\",", "")]
    [TestCase("\"length\":5", "\"length\":-5")]
    [TestCase("\"length\":5", "\"length\":1e30")]
    [TestCase("\"files\":[\"a.png\"]", "\"files\":null")]
    [TestCase("\"attempts\":1", "\"attempts\":99999999999")]
    [TestCase("\"pid\":4", "\"pid\":4,\"pid\":5")]
    [TestCase("\"max\":1,\"mill", "\"max\":1e999,\"mill")]
    [TestCase("\"max\":1,\"mill", "\"max\":\"NaN\",\"mill")]
    [TestCase("\"drawn\":{", "\"drawn\":null,\"x\":{")]
    public void A_map_that_makes_no_sense_is_refused(string was, string becomes) => Refuses(Map, was, becomes);

    [TestCase("\"kind\":\"Linear\"", "\"kind\":7")]
    [TestCase("\"kind\":\"Linear\"", "\"kind\":\"Log\"")]
    [TestCase("\"max\":1", "\"max\":1e300")]
    [TestCase("\"max\":1", "\"max\":-1")]
    [TestCase("\"west\":-30", "\"west\":-1e12")]
    [TestCase("\"east\":10", "\"east\":1000")]
    [TestCase("\"north\":70", "\"north\":\"NaN\"")]
    [TestCase("\"extents\":[{", "\"extents\":[null,{")]
    [TestCase("\"extents\":[{\"west\":-30,\"east\":10,\"south\":40,\"north\":70}]", "\"extents\":[null]")]
    [TestCase("[\"air-concentration\"]", "[null]")]
    [TestCase("[\"air-concentration\"]", "[\"a\",\"b\"]")]
    public void A_survey_that_makes_no_sense_is_refused(string was, string becomes) => Refuses(Survey, was, becomes);

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("""{"job":{}}""")]
    [TestCase("""{"job":{"facts":{"a":null}}}""")]
    [TestCase("""{"job":{"facts":{"a":"\ud800"}}}""")]
    public void So_is_an_entry_that_is_nothing(string json) =>
        Assert.That(() => Read(json), Throws.TypeOf<UnreadableInputException>());

    private static void Refuses(string json, string was, string becomes)
    {
        Assert.That(json, Does.Contain(was));
        Assert.That(
            () => Read(json.Replace(was, becomes, StringComparison.Ordinal)),
            Throws.TypeOf<UnreadableInputException>()
        );
    }

    private static JournalEntry Read(string json) =>
        CheckedJson.Read(
            Encoding.UTF8.GetBytes(json),
            JournalJson.Default.JournalEntry,
            "journal",
            "an entry",
            JournalCheck.Problem,
            JournalCheck.NullLists
        );
}
