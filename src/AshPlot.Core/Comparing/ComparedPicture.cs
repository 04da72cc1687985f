using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Comparing;

/// <summary>What comparing one pair came to; a row of <c>compare.json</c>.</summary>
internal sealed record ComparedPicture
{
    /// <summary>Path relative to both folders, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it came to.</summary>
    public required ComparisonStatus Status { get; init; }

    /// <summary>Root mean square over R, G, B and A in 0..255; null where the pixels could not be compared.</summary>
    public double? RootMeanSquare { get; init; }

    /// <summary>Pixels that differ; null where the pixels could not be compared.</summary>
    public int? DifferentPixels { get; init; }

    /// <summary>Share of pixels that differ, 0 to 100; null where the pixels could not be compared.</summary>
    public double? DifferentPercent { get; init; }

    /// <summary>The largest difference of any channel; null where the pixels could not be compared.</summary>
    public int? LargestOfAChannel { get; init; }

    /// <summary>The smallest rectangle that holds all different pixels; null where there is none.</summary>
    public PixelBox? Box { get; init; }

    /// <summary>Width and height of the expected picture; null where it was not read.</summary>
    public ImmutableArray<int>? ExpectedSize { get; init; }

    /// <summary>Width and height of the actual picture; null where it was not read.</summary>
    public ImmutableArray<int>? ActualSize { get; init; }

    /// <summary>Why it could not be read, one line; left out unless it could not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>Copies in the report; null where the pictures are the same or no report is written.</summary>
    public ComparedFiles? Files { get; init; }
}

/// <summary>Pictures in the report: paths relative to it, with <c>/</c>; null where there is none.</summary>
/// <param name="Expected">Copy of the expected picture.</param>
/// <param name="Actual">Copy of the actual picture.</param>
/// <param name="Difference">Where they differ.</param>
internal sealed record ComparedFiles(string? Expected, string? Actual, string? Difference);
