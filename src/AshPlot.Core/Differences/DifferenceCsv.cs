using AshPlot.Core.Output;

namespace AshPlot.Core.Differences;

/// <summary>
/// A comparison as CSV (RFC 4180): a row for each threshold of each level and time; a cell that is null is empty.
/// </summary>
internal static class DifferenceCsv
{
    /// <summary>The table.</summary>
    public static string Of(DifferenceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var table = new CsvText();
        table.Row(
            "quantity",
            "distinction",
            "time",
            "level",
            "level_value",
            "level_units",
            "a_maximum",
            "b_maximum",
            "decrease",
            "increase",
            "units",
            "a_latitude",
            "a_longitude",
            "b_latitude",
            "b_longitude",
            "moved_km",
            "threshold",
            "a_area_m2",
            "b_area_m2",
            "gained_m2",
            "lost_m2",
            "error"
        );
        foreach (var quantity in document.Quantities)
        {
            foreach (var slice in quantity.Slices)
            {
                foreach (var over in slice.Over.DefaultIfEmpty())
                {
                    table.Row(
                        quantity.Name,
                        quantity.Distinction,
                        slice.Time,
                        slice.Level,
                        slice.LevelValue,
                        slice.LevelUnits,
                        slice.A?.Maximum,
                        slice.B?.Maximum,
                        slice.Decrease,
                        slice.Increase,
                        quantity.Units,
                        slice.A?.Latitude,
                        slice.A?.Longitude,
                        slice.B?.Latitude,
                        slice.B?.Longitude,
                        slice.MovedKilometres,
                        over?.Threshold,
                        over?.ASquareMetres,
                        over?.BSquareMetres,
                        over?.GainedSquareMetres,
                        over?.LostSquareMetres,
                        slice.Error
                    );
                }
            }
        }

        return table.ToString();
    }
}
