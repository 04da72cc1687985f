using System.Globalization;
using System.Text;
using AshPlot.Core.Output;

namespace AshPlot.Core.Advising;

/// <summary>
/// Writes a draft as the lines of a volcanic ash advisory (ICAO Annex 3, table A2-1), with what is known of each below
/// it.
/// </summary>
internal static class AdvisoryText
{
    /// <summary>The lines.</summary>
    public static string Of(AdvisoryDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new StringBuilder();
        Line(text, document.Status);
        Line(
            text,
            $"{(string.IsNullOrWhiteSpace(document.Title) ? document.Model : $"{document.Title} ({document.Model})")}: ash over {Number(document.Threshold, "G6")} {document.Units}"
        );
        foreach (var note in document.Notes)
            Line(text, note);
        foreach (var quantity in document.Quantities)
        {
            if (document.Quantities.Length > 1)
                Line(text.Append('\n'), $"{quantity.Name} {quantity.Distinction}".TrimEnd());
            foreach (var time in quantity.Times)
                Add(text, time, quantity.Units);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, AdvisoryTime time, string units)
    {
        text.Append('\n');
        // Day, hour and minute, as an advisory writes them.
        var moment = time.Time is { } stamp ? $"{stamp[8..10]}/{stamp[11..13]}{stamp[14..16]}Z" : "NO TIME";
        Line(
            text,
            time.Hours is { } hours ? $"FCST VA CLD +{Number(hours, "0.##")} HR: {moment}" : $"FCST VA CLD: {moment}"
        );
        foreach (var layer in time.Layers)
        {
            switch (layer.State)
            {
                case AdvisoryState.Unknown:
                    Line(text, $"{layer.Layer} NOT KNOWN: {WhyUnknown(layer)}");
                    break;
                case AdvisoryState.None:
                    Line(text, $"{layer.Layer} NO VA EXP");
                    Line(
                        text,
                        $"  maximum {Number(layer.Maximum!.Value, "G4")} {units}; of {Levels(layer)}{Doubts(layer)}"
                    );
                    break;
                default:
                    foreach (var polygon in layer.Polygons)
                        Line(text, $"{layer.Layer} {polygon.Text}");
                    Line(text, Facts(layer, units));
                    break;
            }
        }
    }

    private static string WhyUnknown(AdvisoryLayerFacts layer) =>
        layer switch
        {
            { Levels.IsEmpty: true } => "the run has no level in it",
            { Maximum: null } => "no cell has a value",
            _ => $"no ash on {Levels(layer)}, which cover {Number(layer.CoveredPercent!.Value, "0.#")} % of it",
        };

    private static string Facts(AdvisoryLayerFacts layer, string units) =>
        $"  area {Kilometres(layer.PolygonSquareMetres)}, {layer.AreaErrorPercent!.Value.ToString("+0.#;-0.#;+0", CultureInfo.InvariantCulture)} % of {Kilometres(layer.AshSquareMetres)} with ash; "
        + $"maximum {Number(layer.Maximum!.Value, "G4")} {units} at {IcaoPosition.Of(layer.Longitude!.Value, layer.Latitude!.Value)}; of {Levels(layer)}{Doubts(layer)}";

    private static string Levels(AdvisoryLayerFacts layer) =>
        layer.Levels switch
        {
            [""] => "the run's only level",
            [var one] => $"level {one}",
            _ => $"levels {string.Join(", ", layer.Levels)}",
        };

    private static string Doubts(AdvisoryLayerFacts layer) =>
        (layer.CoveredPercent < 95 ? $", which cover {Number(layer.CoveredPercent.Value, "0.#")} % of it" : "")
        + (layer.ReachesEdge ? "; ash reaches the edge of the model's domain" : "")
        + (layer.MissingSquareMetres > 0 ? $"; {Kilometres(layer.MissingSquareMetres)} without a value" : "");

    private static string Kilometres(double squareMetres) => $"{Number(squareMetres / 1e6, "0")} km2";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(TerminalText.Clean(line)).Append('\n');
}
