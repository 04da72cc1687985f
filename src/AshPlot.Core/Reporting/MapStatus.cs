using System.Text.Json.Serialization;

namespace AshPlot.Core.Reporting;

/// <summary>What became of a map; written to the manifest by the word in quotes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MapStatus>))]
public enum MapStatus
{
    /// <summary><c>done</c>: drawn.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary><c>empty</c>: drawn, with nothing at or over the mask in the drawn area.</summary>
    [JsonStringEnumMemberName("empty")]
    Empty,

    /// <summary><c>no-data</c>: drawn, with no value in the drawn area: nothing is known of ash there.</summary>
    [JsonStringEnumMemberName("no-data")]
    NoData,

    /// <summary><c>failed</c>: there is no file, and <see cref="ManifestMap.Error"/> says why.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary><c>not-drawn</c>: the run was interrupted before its turn.</summary>
    [JsonStringEnumMemberName("not-drawn")]
    NotDrawn,
}
