using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AshPlot.Core.Exporting;

namespace AshPlot.Core.Tests.Exporting;

/// <summary>Every export says where it comes from, and that it is an exercise where it is one.</summary>
public sealed class ProvenanceTests
{
    private static readonly ExportedSlice Slice = ExportedField.Of(ExportedField.Iceland, (-19, 63.5, 0.005f)) with
    {
        Facts = [new("Stamp", "EXERCISE"), new("Run time", "2100UTC 17/04/2010"), new("Volcano", "Katla <1>")],
    };

    [Test]
    public void GeoJSON_has_them_beside_its_features()
    {
        using var json = JsonDocument.Parse(new GeoJsonExport().Write(Slice));
        Assert.That(json.RootElement.GetProperty("stamp").GetString(), Is.EqualTo("EXERCISE"));
        Assert.That(
            json.RootElement.GetProperty("provenance").GetProperty("run_time").GetString(),
            Is.EqualTo("2100UTC 17/04/2010")
        );
        using var plain = JsonDocument.Parse(new GeoJsonExport().Write(Slice with { Facts = [] }));
        Assert.That(
            plain.RootElement.EnumerateObject().Select(member => member.Name),
            Has.None.EqualTo("stamp").And.None.EqualTo("provenance")
        );
    }

    [Test]
    public void A_GeoTIFF_has_them_in_its_metadata()
    {
        var text = Encoding.ASCII.GetString(new GeoTiffExport().Write(Slice)!);
        Assert.That(
            text,
            Does.Contain("<Item name=\"stamp\">EXERCISE</Item>")
                .And.Contain("<Item name=\"volcano\">Katla &lt;1&gt;</Item>")
        );
    }

    [Test]
    public void A_KMZ_has_the_stamp_in_its_name_and_the_rest_in_its_description()
    {
        using var zip = new ZipArchive(new MemoryStream(new OverlayExport().Write(Slice)!));
        var document = XDocument.Load(zip.GetEntry("doc.kml")!.Open()).Root!.Elements().Single();
        string Text(string name) => document.Elements().First(element => element.Name.LocalName == name).Value;
        Assert.That(Text("name"), Is.EqualTo("EXERCISE: Air Concentration, FL200-350"));
        Assert.That(Text("description"), Does.Contain("Run time: 2100UTC 17/04/2010").And.Contain("Volcano: Katla"));
    }
}
