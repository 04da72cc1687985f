using System.Text;
using AshPlot.Core.Colours;
using AshPlot.Core.Errors;
using CsCheck;

namespace AshPlot.Core.Tests.Colours;

internal sealed class ClassFileTests
{
    private const string Good = """
        {
          // Comments may stand anywhere.
          "name": "Three classes",
          "unit": "mg/m3",
          "levels": [0.1, 1, 10],
          "colours": ["#ffeda0", "#FEB24C", "#f03b20"],
          "labels": ["some", "more", "most"],
        }
        """;

    [Test]
    public void Classes_are_read_with_colours_labels_and_unit()
    {
        var scheme = Parse(Good);
        Assert.That(
            (scheme.Name, scheme.Units, scheme.IsForAirConcentration),
            Is.EqualTo(("Three classes", "mg/m3", false))
        );
        Assert.That(
            scheme.Classes,
            Is.EqualTo(
                new ColourClass[]
                {
                    new(0.1, 1, 0xFFFFEDA0, "some"),
                    new(1, 10, 0xFFFEB24C, "more"),
                    new(10, null, 0xFFF03B20, "most"),
                }
            )
        );
    }

    [Test]
    public void Over_and_under_are_classes_without_an_end()
    {
        var scheme = Parse(
            """{ "unit": "g/m2", "levels": [1, 2], "colors": ["#000001"], "under": "#000002", "over": "#000003" }"""
        );
        Assert.That(
            scheme.Classes,
            Is.EqualTo(new ColourClass[] { new(null, 1, 0xFF000002), new(1, 2, 0xFF000001), new(2, null, 0xFF000003) })
        );
        Assert.That(scheme.Name, Is.EqualTo("mine"), "after the file");
        Assert.That(scheme.Lowest, Is.Null);
    }

    [Test]
    public void The_examples_of_the_project_load(
        [Values("concentration.json", "deposit.json", "column.json")] string file
    )
    {
        var scheme = ClassFile.Read(RepositoryFolder.Find("data", "colours", file));
        Assert.That(scheme.Classes, Has.Length.GreaterThan(3));
    }

    [TestCase("[]", "line 1: must be a JSON object { ... }")]
    [TestCase("", "line 1: is not valid JSON")]
    [TestCase("{\n\"unit\": \"mg/m3\",\n\"levels\": [1, }", "line 3: is not valid JSON")]
    [TestCase("{} {}", "line 1: is not valid JSON")]
    [TestCase("{\"levels\": [1], \"colours\": [\"#000000\"]}", "\"unit\" is missing")]
    [TestCase("{\"unit\": \"mg/m3\"}", "\"levels\" is missing")]
    [TestCase(
        "{\"unit\": \"mg/m3\",\n\"levels\": [1,\n1],\n\"colours\": [\"#000000\", \"#000000\"]}",
        "line 3: levels must ascend, but 1 follows 1"
    )]
    [TestCase(
        "{\"unit\": \"mg/m3\",\n\"levels\": [1, 2],\n\"colours\": [\"#000000\"]}",
        "line 3: there are 1 colours for 2 levels"
    )]
    [TestCase(
        "{\"unit\": \"mg/m3\", \"levels\": [1, 2],\n\"colours\": [\"#000000\", \"#000000\"], \"over\": \"#000000\"}",
        "with \"over\" there is one colour fewer"
    )]
    [TestCase(
        "{\"unit\": \"mg/m3\", \"levels\": [1],\n\"colours\": [\"red\"]}",
        "line 2: 'red' is not a colour; write it as \"#80ffff\""
    )]
    [TestCase("{\"unit\": \"mg/m3\", \"levels\": [1],\n\"colours\": [7]}", "line 2: an entry is not a colour")]
    [TestCase("{\"unit\": \"mg/m3\", \"levels\": [\"1\"]}", "a level is not a number")]
    [TestCase("{\"unit\": \"mg/m3\", \"levels\": [1e999]}", "a level is not a number")]
    [TestCase("{\"unit\": \"mg/m3\", \"levels\": 1}", "'levels' is not a list in [ ]")]
    [TestCase("{\"unit\": 1}", "'unit' must be text in quotes")]
    [TestCase("{\"units\": \"mg/m3\", \"unit\": \"g/m3\"}", "'unit' is given twice")]
    [TestCase(
        "{\n\n\"palette\": 1}",
        "line 3: unknown entry 'palette'; expected name, unit, levels, colours, labels, under, over"
    )]
    [TestCase(
        "{\"unit\": \"mg/m3\", \"levels\": [1], \"colours\": [\"#000000\"],\n\"labels\": [\"a\", \"b\"]}",
        "line 2: there are 2 labels for 1 colours"
    )]
    [TestCase("{\"name\": \"\\ud800\"}", "a text is not valid Unicode")]
    [TestCase("{\"\\ud800\": 1}", "a text is not valid Unicode")]
    public void What_is_wrong_is_told_in_one_line_with_file_and_line(string json, string problem)
    {
        var error = Assert.Throws<InvalidOptionException>(() => Parse(json))!;
        Assert.That(error.Message, Does.StartWith("Colours: mine.json").And.Contain(problem));
        Assert.That(error.Message, Does.Not.Contain('\n'));
    }

    [Test]
    public void More_classes_than_a_reader_can_tell_apart_are_refused()
    {
        var levels = string.Join(",", Enumerable.Range(0, 51));
        Assert.That(
            () => Parse($"{{\"levels\": [{levels}]}}"),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("more than 50 levels")
        );
    }

    [Test]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.That(
            () => ClassFile.Parse("mine.json", [0xFF, 0xFE, 0x7B]),
            Throws.TypeOf<InvalidOptionException>().With.Message.Contains("UTF-8")
        );

    [Test]
    public void A_byte_order_mark_is_no_harm() =>
        Assert.That(
            ClassFile.Parse("mine.json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Good)]).Classes,
            Has.Length.EqualTo(3)
        );

    [Test]
    public void A_label_is_short_and_has_no_control_characters()
    {
        var scheme = Parse(
            "{\"unit\": \"m\", \"levels\": [1], \"colours\": [\"#000000\"], \"labels\": [\"a\\u001b[31m\\u202e"
                + new string('x', 500)
                + "\"]}"
        );
        Assert.That(scheme.Classes[0].Label, Does.Match(@"\Aa\[31mx+…\z").And.Length.LessThanOrEqualTo(60));
    }

    [Test]
    public void A_missing_a_long_and_no_regular_file_are_refused_by_name()
    {
        var folder = Directory.CreateTempSubdirectory("ashplot-classes-");
        try
        {
            var path = Path.Combine(folder.FullName, "long.json");
            File.WriteAllText(path, new string(' ', ClassFile.MostBytes + 1));
            Assert.That(
                () => ClassFile.Read(path),
                Throws.TypeOf<InvalidOptionException>().With.Message.Contains("long.json: is longer than 64 KiB")
            );
            Assert.That(
                () => ClassFile.Read(Path.Combine(folder.FullName, "none.json")),
                Throws.TypeOf<InvalidOptionException>().With.Message.Contains("no such class file")
            );
            Assert.That(() => ClassFile.Read(folder.FullName), Throws.TypeOf<InvalidOptionException>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void Whatever_the_file_holds_the_answer_is_classes_or_a_refusal()
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Int[0, bytes.Length])
            .Sample(
                (at, value, length) =>
                {
                    var damaged = bytes[..Math.Max(length, 1)];
                    damaged[at % damaged.Length] = value;
                    try
                    {
                        var scheme = ClassFile.Parse("mine.json", damaged);
                        Assert.That(scheme.Boundaries, Is.Ordered.Ascending);
                    }
                    catch (InvalidOptionException error)
                    {
                        Assert.That(error.Message, Does.StartWith("Colours: mine.json"));
                    }
                },
                iter: 3000
            );
    }

    private static ClassScheme Parse(string json) => ClassFile.Parse("mine.json", Encoding.UTF8.GetBytes(json));
}
