using System.Collections.Immutable;

namespace AshPlot.Core.Colours;

/// <summary>The class schemes that come with ashplot. A new one is one line of <see cref="All"/>.</summary>
public static class ClassSchemes
{
    /// <summary>
    /// The concentration charts of the volcanic ash advisory centres, in their own colours: low from 0.2 mg/m3, medium
    /// from 2, high from 4, nothing below.
    /// </summary>
    public static ClassScheme Vaac { get; } =
        ClassScheme.FromLevels(
            "vaac",
            "mg/m3",
            [0.2, 2, 4],
            [0xFF80FFFF, 0xFF939598, 0xFFE00404],
            ["low", "medium", "high"]
        ) with
        {
            IsForAirConcentration = true,
        };

    /// <summary>
    /// The thresholds of Quantitative Volcanic Ash information. It has no official palette. This one darkens from class
    /// to class, so that its order can be seen in print and by colour-blind readers: the tests hold each pair of
    /// classes, and each class and the paper, sea and land, well apart for normal, red-blind, green-blind and
    /// blue-blind eyes.
    /// </summary>
    public static ClassScheme Qva { get; } =
        ClassScheme.FromLevels(
            "qva",
            "mg/m3",
            [0.2, 2, 5, 10],
            [0xFFF7C948, 0xFFE8622A, 0xFF9B1D6B, 0xFF2A0A4A],
            ["low", "medium", "high", "very high"]
        ) with
        {
            IsForAirConcentration = true,
        };

    /// <summary>All of them.</summary>
    public static ImmutableArray<ClassScheme> All { get; } = [Vaac, Qva];
}
