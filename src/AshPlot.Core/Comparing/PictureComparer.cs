using System.Collections.Immutable;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Comparing;

/// <summary>
/// Compares pairs of pictures side by side on all processors. Memory is bounded whatever is compared: a pair is
/// decoded, compared and let go, and of large pictures one pair at a time is in memory.
/// </summary>
/// <param name="tolerance">What may differ.</param>
/// <param name="report">Gets the pictures of pairs that are not the same; null for none.</param>
internal sealed class PictureComparer(PictureTolerance tolerance, ComparisonReport? report = null)
{
    // Of a pair of this size, three pictures (expected, actual, difference) are 200 MB.
    private const int LargePixels = 16_000_000;
    private const int MostAtOnce = 8;

    private readonly Lock large = new();

    /// <summary>Compares pairs.</summary>
    /// <returns>A result for each, in their order.</returns>
    /// <exception cref="UnwritableOutputException">The report cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ImmutableArray<ComparedPicture> Compare(
        IReadOnlyList<PicturePair> pairs,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var results = new ComparedPicture[pairs.Count];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, MostAtOnce),
            CancellationToken = cancellation,
        };
        try
        {
            Parallel.For(0, pairs.Count, options, index => results[index] = Compare(pairs[index]));
        }
        catch (AggregateException error)
            when (error.InnerExceptions.OfType<AshPlotException>().FirstOrDefault() is { } first)
        {
            throw first;
        }

        return ImmutableArray.Create(results);
    }

    private ComparedPicture Compare(PicturePair pair)
    {
        byte[]? expected = null,
            actual = null;
        try
        {
            expected = pair.Expected is { } one ? Picture.ReadFile(one) : null;
            actual = pair.Actual is { } other ? Picture.ReadFile(other) : null;
            return Compare(pair, expected, actual);
        }
        catch (UnreadableInputException error)
        {
            return new ComparedPicture
            {
                Path = pair.Name,
                Status = ComparisonStatus.Unreadable,
                Error = error.Message,
                Files = report?.Keep(pair, expected, actual, null),
            };
        }
    }

    private ComparedPicture Compare(PicturePair pair, byte[]? expected, byte[]? actual)
    {
        if (expected is null || actual is null)
        {
            return new ComparedPicture
            {
                Path = pair.Name,
                Status = expected is null ? ComparisonStatus.Extra : ComparisonStatus.Missing,
                Files = report?.Keep(pair, expected, actual, null),
            };
        }

        var pixels = Picture.PixelsOf(expected) + (long)Picture.PixelsOf(actual);
        if (pixels < 2 * LargePixels)
            return CompareBoth(pair, expected, actual);
        lock (large)
            return CompareBoth(pair, expected, actual);
    }

    private ComparedPicture CompareBoth(PicturePair pair, byte[] expected, byte[] actual)
    {
        var one = Picture.Decode(expected, pair.Expected!);
        var other = expected.AsSpan().SequenceEqual(actual) ? one : Picture.Decode(actual, pair.Actual!);
        var difference = PictureDifference.Between(one, other, tolerance.Channel);
        var status =
            difference is null ? ComparisonStatus.SizeMismatch
            : tolerance.Allows(difference) ? ComparisonStatus.Same
            : ComparisonStatus.Different;
        var shown =
            report is not null && status == ComparisonStatus.Different
                ? DifferencePicture.Of(one, other, tolerance.Channel).Encode()
                : null;
        return new ComparedPicture
        {
            Path = pair.Name,
            Status = status,
            RootMeanSquare = difference?.RootMeanSquare,
            DifferentPixels = difference?.DifferentPixels,
            DifferentPercent = difference?.DifferentPercent,
            LargestOfAChannel = difference?.LargestOfAChannel,
            Box = difference?.Box,
            ExpectedSize = [one.Width, one.Height],
            ActualSize = [other.Width, other.Height],
            Files = status == ComparisonStatus.Same ? null : report?.Keep(pair, expected, actual, shown),
        };
    }
}
