namespace AshPlot.Core.Tests.Colours;

/// <summary>How far apart two colours are for different eyes.</summary>
internal static class ColourVision
{
    /// <summary>
    /// Normal sight, and the lack of red, green and blue cones (Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009,
    /// severity 1).
    /// </summary>
    public static IReadOnlyDictionary<string, double[]> Eyes { get; } =
        new Dictionary<string, double[]>
        {
            ["normal"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
            ["protanopia"] =
            [
                0.152286,
                1.052583,
                -0.204868,
                0.114503,
                0.786281,
                0.099216,
                -0.003882,
                -0.048116,
                1.051998,
            ],
            ["deuteranopia"] =
            [
                0.367322,
                0.860646,
                -0.227968,
                0.280085,
                0.672501,
                0.047413,
                -0.011820,
                0.042940,
                0.968881,
            ],
            ["tritanopia"] =
            [
                1.255528,
                -0.076749,
                -0.178779,
                -0.078411,
                0.930809,
                0.147602,
                0.004733,
                0.691367,
                0.303900,
            ],
        };

    /// <summary>
    /// The distance of two colours 0xRRGGBB in CIELAB (1976) as those eyes see them; some 2.3 can just be told apart
    /// side by side.
    /// </summary>
    public static double Distance(uint one, uint other, double[] eyes)
    {
        var (a, b) = (Lab(one, eyes), Lab(other, eyes));
        return Math.Sqrt(Enumerable.Range(0, 3).Sum(axis => (a[axis] - b[axis]) * (a[axis] - b[axis])));
    }

    /// <summary>L*, a*, b* of a colour 0xRRGGBB under the white of sRGB, as those eyes see it.</summary>
    public static double[] Lab(uint colour, double[] eyes)
    {
        double[] light = [Linear(colour >> 16 & 0xFF), Linear(colour >> 8 & 0xFF), Linear(colour & 0xFF)];
        double[] seen =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(row =>
                    Math.Clamp(
                        (eyes[3 * row] * light[0])
                            + (eyes[(3 * row) + 1] * light[1])
                            + (eyes[(3 * row) + 2] * light[2]),
                        0,
                        1
                    )
                ),
        ];
        var x = Root(((0.4124564 * seen[0]) + (0.3575761 * seen[1]) + (0.1804375 * seen[2])) / 0.95047);
        var y = Root((0.2126729 * seen[0]) + (0.7151522 * seen[1]) + (0.0721750 * seen[2]));
        var z = Root(((0.0193339 * seen[0]) + (0.1191920 * seen[1]) + (0.9503041 * seen[2])) / 1.08883);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Linear(uint channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static double Root(double share) =>
        share > 216 / 24389.0 ? Math.Cbrt(share) : ((24389 / 27.0 * share) + 16) / 116;
}
