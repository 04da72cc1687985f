using System.Text.Json;
using AshPlot.Core.Drawing;
using AshPlot.Core.Reporting;
using AshPlot.Rendering;
using AshPlot.Rendering.Resuming;

namespace AshPlot.Cli.Tests.Rendering.Resuming;

/// <summary>A map that was taken over says of itself what it said when it was drawn.</summary>
internal sealed class KeptDrawingTests
{
    [Test]
    public void What_is_not_known_of_a_map_survives_the_journal(
        [Values(MapStatus.Done, MapStatus.Empty, MapStatus.NoData)] MapStatus status
    )
    {
        var drawing = KeptDrawing.Of(new DrawnMap([], status, 0, 1, 0.75, 2250, 8));
        var entry = new JournalEntry { Map = new KeptMap([], "", drawing, 1, 1) };
        var line = JsonSerializer.Serialize(entry, JournalJson.Default.JournalEntry);
        var read = JsonSerializer.Deserialize(line, JournalJson.Default.JournalEntry)!.Map!.Drawn;

        var outcome = MapOutcome.Drawn(read, pid: 1, attempts: 1, kept: true);
        Assert.That(
            (outcome.Status, outcome.Coverage, outcome.Missing),
            Is.EqualTo((status, (double?)0.75, (long?)2250))
        );
    }
}
