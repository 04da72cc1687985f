using AshPlot.Core.Output;

namespace AshPlot.Core.Querying;

/// <summary>Answers as CSV (RFC 4180): a heading, then a row each; a cell that is null is empty.</summary>
internal static class QueryCsv
{
    /// <summary>A row for each value at a place, or for each threshold of each slice.</summary>
    public static string Of(QueryDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Quantities.Any(quantity => !quantity.Places.IsEmpty) ? Places(document) : Slices(document);
    }

    private static string Places(QueryDocument document)
    {
        var table = new CsvText();
        table.Row(
            "quantity",
            "distinction",
            "place",
            "latitude",
            "longitude",
            "status",
            "cell_latitude",
            "cell_longitude",
            "distance_km",
            "time",
            "level",
            "level_value",
            "level_units",
            "value",
            "units"
        );
        foreach (var quantity in document.Quantities)
        {
            foreach (var place in quantity.Places)
            {
                foreach (
                    var value in place.Values.IsEmpty ? [new PlaceValue(null, null, null, null, null)] : place.Values
                )
                {
                    table.Row(
                        quantity.Name,
                        quantity.Distinction,
                        place.Name,
                        place.Latitude,
                        place.Longitude,
                        place.Status,
                        place.Cell?.Latitude,
                        place.Cell?.Longitude,
                        place.Cell?.DistanceKilometres,
                        value.Time,
                        value.Level,
                        value.LevelValue,
                        value.LevelUnits,
                        value.Value,
                        quantity.Units
                    );
                }
            }
        }

        return table.ToString();
    }

    private static string Slices(QueryDocument document)
    {
        var table = new CsvText();
        table.Row(
            "quantity",
            "distinction",
            "time",
            "level",
            "level_value",
            "level_units",
            "maximum",
            "units",
            "latitude",
            "longitude",
            "threshold",
            "area_m2",
            "cells",
            "west",
            "south",
            "east",
            "north",
            "missing_area_m2"
        );
        foreach (var quantity in document.Quantities)
        {
            foreach (var slice in quantity.Slices)
            {
                foreach (var over in slice.Over.IsEmpty ? [null] : slice.Over.Select(one => (OverThreshold?)one))
                {
                    table.Row(
                        quantity.Name,
                        quantity.Distinction,
                        slice.Time,
                        slice.Level,
                        slice.LevelValue,
                        slice.LevelUnits,
                        slice.Maximum,
                        quantity.Units,
                        slice.Latitude,
                        slice.Longitude,
                        over?.Threshold,
                        over?.SquareMetres,
                        over?.Cells,
                        over?.Box?.West,
                        over?.Box?.South,
                        over?.Box?.East,
                        over?.Box?.North,
                        slice.MissingSquareMetres
                    );
                }
            }
        }

        return table.ToString();
    }
}
