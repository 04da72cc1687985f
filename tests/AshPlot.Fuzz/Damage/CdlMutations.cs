using System.Text.RegularExpressions;

namespace AshPlot.Fuzz.Damage;

/// <summary>Values that make no sense in files of the right form: bounds, levels, times, packing, units.</summary>
internal static partial class CdlMutations
{
    private static readonly string[] Numbers =
    [
        "1e300",
        "-1e300",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e30",
        "9.96921e36",
        "-999",
        "0",
        "1e-300",
        "360",
        "720.5",
        "91",
        "-91",
        "1e6",
        "-1",
        "2147483647",
        "4e18",
        "1e19",
        "-180",
        "180",
        "0.5",
        "1e-40",
    ];

    private static readonly string[] Attributes =
    [
        "scale_factor = NaN",
        "scale_factor = 0.",
        "scale_factor = 1e300",
        "scale_factor = \"0.001\"",
        "add_offset = 1e300",
        "add_offset = -Infinity",
        "scale_factor = -1.f",
        "_FillValue = NaNf",
        "valid_min = NaN",
        "valid_range = 5., 1.",
        "missing_value = 1.f",
        "valid_range = 1.",
        "units = \"\"",
        "units = \"1e400 g m-3\"",
        "units = \"hours since 0000-00-00\"",
        "units = \"days since 9999-12-31 23:59:59\"",
        "units = \"seconds since 1e9-1-1\"",
        "calendar = \"360_day\"",
        "calendar = \"none\"",
        "bounds = \"nowhere\"",
        "grid_mapping = \"nowhere\"",
        "coordinates = \"time time\"",
        "axis = \"X\"",
        "units = \"day as %Y%m%d.%f\"",
        "positive = \"sideways\"",
        "flag_values = 1, 2",
        "standard_name = \"latitude\"",
        "cell_methods = \"time: : mean\"",
        "_Unsigned = \"true\"",
        "long_name = \"\"",
    ];

    /// <summary>Changes one number of the data, or one attribute.</summary>
    public static string Apply(string cdl, Random random)
    {
        if (random.Next(3) > 0)
        {
            var data = cdl.IndexOf("data:", StringComparison.Ordinal);
            return cdl[..data] + Replace(Number(), cdl[data..], random, _ => Numbers[random.Next(Numbers.Length)]);
        }

        var attribute = Attributes[random.Next(Attributes.Length)];
        var name = attribute[..attribute.IndexOf(' ')];
        return Replace(
            Variable(),
            cdl,
            random,
            match =>
            {
                // A second attribute of a name is refused by ncgen; the first goes.
                return $"{match.Value} {match.Groups[1].Value}:{name}_ = 0 ; {match.Groups[1].Value}:{attribute} ;";
            },
            match => !cdl.Contains($" {match.Groups[1].Value}:{name} ", StringComparison.Ordinal)
        );
    }

    private static string Replace(
        Regex pattern,
        string text,
        Random random,
        Func<Match, string> with,
        Func<Match, bool>? among = null
    )
    {
        var matches = pattern.Matches(text).Where(among ?? (_ => true)).ToArray();
        if (matches.Length == 0)
            return text;
        var match = matches[random.Next(matches.Length)];
        return string.Concat(text.AsSpan(0, match.Index), with(match), text.AsSpan(match.Index + match.Length));
    }

    [GeneratedRegex(@"(?<![\w.])-?\d+(\.\d*)?(e-?\d+)?(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:float|double|int|short|byte) (\w+)\([^)]*\) ;", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
