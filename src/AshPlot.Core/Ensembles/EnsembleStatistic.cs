using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Planning;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Ensembles;

/// <summary>What is made of the members of an ensemble.</summary>
/// <param name="Word">The word of the option, in small letters, without the number of a percentile.</param>
/// <param name="Percentile">Which percentile, 0 to 100.</param>
public sealed record EnsembleStatistic(string Word, double Percentile = 0)
{
    private const string PercentileWord = "percentile";

    private static readonly (string Word, ReductionKind Kind, string Token, string Title)[] Known =
    [
        ("mean", ReductionKind.Mean, "Mean", "mean"),
        ("median", ReductionKind.Percentile, "Median", "median"),
        ("min", ReductionKind.Minimum, "Min", "minimum"),
        ("max", ReductionKind.Maximum, "Max", "maximum"),
        ("std", ReductionKind.Deviation, "Std", "standard deviation"),
        ("probability", ReductionKind.Probability, "Probability", "probability"),
        ("agreement", ReductionKind.Agreement, "Agreement", "agreement"),
    ];

    /// <summary>The words of the option.</summary>
    internal static IEnumerable<string> Words => [.. Known.Select(one => one.Word), $"{PercentileWord}:90"];

    /// <summary>True for one that needs a threshold.</summary>
    internal bool NeedsThreshold => Kind is ReductionKind.Probability or ReductionKind.Agreement;

    /// <summary>Reads a value of the option.</summary>
    /// <exception cref="InvalidOptionException">It is none.</exception>
    public static EnsembleStatistic Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var word = text.Trim().ToLowerInvariant();
        if (word.StartsWith(PercentileWord + ":", StringComparison.Ordinal))
        {
            return
                double.TryParse(
                    word.AsSpan(PercentileWord.Length + 1),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var percentile
                ) && percentile is >= 0 and <= 100
                ? new EnsembleStatistic(PercentileWord, percentile)
                : throw new InvalidOptionException(
                    nameof(EnsembleOptions.Statistics),
                    $"'{text}' is not a percentile; give percentile:P with P from 0 to 100, for example percentile:90"
                );
        }

        var found = Array.FindIndex(Known, one => one.Word == word);
        return found >= 0
            ? new EnsembleStatistic(word, Known[found].Kind == ReductionKind.Percentile ? 50 : 0)
            : throw new InvalidOptionException(
                nameof(EnsembleOptions.Statistics),
                $"'{text}' is not one of {string.Join(", ", Known.Select(one => one.Word))}, percentile:P"
            );
    }

    /// <summary>The slug, e.g. <c>percentile-90</c>.</summary>
    internal string Slug => IsOtherPercentile ? SafeName.Slug(Number("percentile-")) : Row.Word;

    /// <summary>The part of file names, e.g. <c>Percentile_90</c>.</summary>
    internal string Token => IsOtherPercentile ? Number("Percentile_") : Row.Token;

    /// <summary>For people, e.g. <c>90th percentile</c>.</summary>
    internal string Title =>
        IsOtherPercentile ? $"percentile {Percentile.ToString(CultureInfo.InvariantCulture)}" : Row.Title;

    /// <summary>How the values are reduced.</summary>
    internal ReductionKind Kind => IsOtherPercentile ? ReductionKind.Percentile : Row.Kind;

    private bool IsOtherPercentile => Word == PercentileWord;

    private (string Word, ReductionKind Kind, string Token, string Title) Row =>
        Array.Find(Known, one => one.Word == Word);

    private string Number(string before) => before + Percentile.ToString(CultureInfo.InvariantCulture);
}
