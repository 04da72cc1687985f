using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AshPlot.Core.Comparing;

/// <summary>A comparison as a whole: the content of <c>compare.json</c>, from which table and page are made.</summary>
internal sealed record ComparisonDocument
{
    /// <summary>Version of the layout of the document.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The expected picture or folder as the user gave it.</summary>
    public required string Expected { get; init; }

    /// <summary>The actual picture or folder as the user gave it.</summary>
    public required string Actual { get; init; }

    /// <summary>What was allowed to differ.</summary>
    public required PictureTolerance Tolerance { get; init; }

    /// <summary>The pictures, sorted by path.</summary>
    public required ImmutableArray<ComparedPicture> Pictures { get; init; }

    /// <summary>True when all pictures are the same within the tolerance, and none is missing or extra.</summary>
    public bool Passed => Pictures.All(picture => picture.Status == ComparisonStatus.Same);

    /// <summary>How many pictures came to a status.</summary>
    public int Count(ComparisonStatus status) => Pictures.Count(picture => picture.Status == status);

    /// <summary>The result in one line, e.g. <c>60 pictures: 58 same, 1 different, 1 missing</c>.</summary>
    [JsonIgnore]
    public string Summary
    {
        get
        {
            var words = Enum.GetValues<ComparisonStatus>()
                .Where(status => Count(status) > 0)
                .Select(status => $"{Count(status)} {Word(status)}");
            return $"{Pictures.Length} picture{(Pictures.Length == 1 ? "" : "s")}: {string.Join(", ", words)}";
        }
    }

    /// <summary>The document, indented, with a line feed at its end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ComparisonJson.Default.ComparisonDocument) + "\n";

    /// <summary>A status in words.</summary>
    public static string Word(ComparisonStatus status) =>
        status switch
        {
            ComparisonStatus.SizeMismatch => "of another size",
            _ => status.ToString().ToLowerInvariant(),
        };
}
