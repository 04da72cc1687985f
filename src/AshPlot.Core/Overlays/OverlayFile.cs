using System.Collections.Immutable;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading;
using AshPlot.Core.Querying;

namespace AshPlot.Core.Overlays;

/// <summary>Reads the features of an overlay: GeoJSON (RFC 7946), or a shapefile.</summary>
internal static class OverlayFile
{
    // A boundary of the world at 1:10 million has some 400,000 points; each worker draws all of them once.
    private const long LongestFile = 64_000_000;
    private const int MostFeatures = 20_000;
    private const int MostPoints = 1_000_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableInputException">It cannot be read, or is not such a file.</exception>
    public static ImmutableArray<OverlayFeature> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!RegularFile.Is(path))
            throw new UnreadableInputException(
                path,
                $"{(Path.Exists(path) ? "is not a regular file" : "no such file")}; give an overlay in GeoJSON or a shapefile"
            );
        var content = Bytes(path);
        return Check(
            path,
            path.EndsWith(".shp", StringComparison.OrdinalIgnoreCase)
                ? ShapefileOverlay.Read(path, content)
                : GeoJsonOverlay.Read(path, content)
        );
    }

    /// <summary>What a regular file of an overlay has, itself or beside it.</summary>
    /// <exception cref="UnreadableInputException">It cannot be read, or is too large.</exception>
    internal static byte[] Bytes(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LongestFile
                ? File.ReadAllBytes(path)
                : throw new UnreadableInputException(
                    path,
                    $"has more than {LongestFile / 1_000_000} MB, too much for an overlay"
                );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(
                path,
                $"cannot be read: {error.Message.Split(" : '", 2)[0]}",
                innerException: error
            );
        }
    }

    /// <summary>A place that is named on the command line, as a feature.</summary>
    public static OverlayFeature Marker(Place place) =>
        new(
            OverlayKind.Point,
            [
                [(float)place.Longitude, (float)place.Latitude],
            ],
            place.Name,
            new OverlayStyle()
        );

    private static ImmutableArray<OverlayFeature> Check(string path, List<OverlayFeature> features)
    {
        if (features.Count == 0)
            throw new UnreadableInputException(path, "contains no point, line or area to draw");
        if (
            features.Count > MostFeatures
            || features.Sum(feature => feature.Parts.Sum(part => part.Length / 2)) > MostPoints
        )
            throw new UnreadableInputException(
                path,
                $"has more than {MostFeatures} features or {MostPoints} points, too much for an overlay; simplify it"
            );
        return [.. features];
    }
}
