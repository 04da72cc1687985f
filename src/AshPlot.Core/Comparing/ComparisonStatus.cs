using System.Text.Json.Serialization;

namespace AshPlot.Core.Comparing;

/// <summary>What comparing a picture came to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComparisonStatus>))]
internal enum ComparisonStatus
{
    /// <summary>Alike, within the tolerance.</summary>
    [JsonStringEnumMemberName("same")]
    Same,

    /// <summary>Differs by more than the tolerance.</summary>
    [JsonStringEnumMemberName("different")]
    Different,

    /// <summary>Has another size.</summary>
    [JsonStringEnumMemberName("size-mismatch")]
    SizeMismatch,

    /// <summary>Is expected, and not there.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>Is there, and not expected.</summary>
    [JsonStringEnumMemberName("extra")]
    Extra,

    /// <summary>One of the two cannot be read as a picture.</summary>
    [JsonStringEnumMemberName("unreadable")]
    Unreadable,
}
