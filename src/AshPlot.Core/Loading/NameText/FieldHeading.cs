using System.Collections.Immutable;

namespace AshPlot.Core.Loading.NameText;

/// <summary>What the heading rows say of one field, as texts; an absent row is empty text.</summary>
internal sealed record FieldHeading
{
    /// <summary>Species, e.g. <c>VOLCANIC_ASH</c>.</summary>
    public required string Species { get; init; }

    /// <summary>Quantity, e.g. <c>Air Concentration</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>Units as the file has them.</summary>
    public required string Units { get; init; }

    /// <summary>Averaging or integration over time.</summary>
    public required string Averaging { get; init; }

    /// <summary>Z, or where that is empty what was done over the vertical.</summary>
    public required string Z { get; init; }

    /// <summary>Time of the field; empty where it has none, or where it stands in the data rows.</summary>
    public required string Time { get; init; }

    /// <summary>The name that the user of NAME gave the field; empty for NAME II layouts.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>
    /// What tells apart fields that agree in all of the above, e.g. the source group; only what is not empty.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Qualifiers { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Line of the time, for messages.</summary>
    public long TimeLine { get; init; }

    /// <summary>Line of the averaging, for messages.</summary>
    public long AveragingLine { get; init; }
}
