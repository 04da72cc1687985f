using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>
/// How stored numbers become values: missing ones are told apart, the others scaled (CF conventions, sections 2.5.1 and 8.1;
/// NetCDF User's Guide, appendix A for <c>valid_range</c> and the default fill values).
/// </summary>
internal sealed class PackedValues
{
    // A file may list any number of missing values; usual is one.
    private const int MostVectorised = 8;

    private readonly ImmutableArray<double> missing;
    private readonly bool isFloat;
    private readonly double lowest = double.NegativeInfinity;
    private readonly double highest = double.PositiveInfinity;
    private readonly bool limitsAreUnpacked;
    private readonly double scale;
    private readonly double offset;

    private PackedValues(NetCdfVariable variable)
    {
        var attributes = variable.Attributes;
        isFloat = variable.Type == NetCdfType.Float;
        scale = attributes.Number("scale_factor") ?? 1;
        offset = attributes.Number("add_offset") ?? 0;

        var fill = attributes.Number("_FillValue") ?? DefaultFill(variable.Type);
        missing =
        [
            .. (fill is { } value ? [value] : Array.Empty<double>())
                .Concat(attributes.Find("missing_value")?.Numbers ?? []).Select(AsStored).Distinct(),
        ];

        var (low, high) = (attributes.Find("valid_min"), attributes.Find("valid_max"));
        if (attributes.Find("valid_range") is { Numbers: [var first, var last] } range)
            (lowest, highest, low) = (AsStored(first), AsStored(last), range);
        else
            (lowest, highest) = (AsStored(attributes.Number("valid_min") ?? lowest), AsStored(attributes.Number("valid_max") ?? highest));
        // Limits of another kind than packed integers count in the unpacked values.
        limitsAreUnpacked = IsPacked && variable.Type is not (NetCdfType.Float or NetCdfType.Double)
            && (low ?? high)?.Type is NetCdfType.Float or NetCdfType.Double;
    }

    private bool IsPacked => scale != 1 || offset != 0;

    /// <summary>How the values of a variable are packed.</summary>
    public static PackedValues Of(NetCdfVariable variable) => new(variable);

    /// <summary>The value of a stored number; NaN where it is missing, invalid or infinite.</summary>
    public double Unpack(double stored)
    {
        if (!double.IsFinite(stored) || missing.Contains(stored))
            return double.NaN;
        var value = IsPacked ? (stored * scale) + offset : stored;
        var limited = limitsAreUnpacked ? value : stored;
        return limited >= lowest && limited <= highest ? value : double.NaN;
    }

    /// <summary>Unpacks numbers in place.</summary>
    public void Unpack(Span<double> values)
    {
        for (var index = 0; index < values.Length; index++)
            values[index] = Unpack(values[index]);
    }

    /// <summary>Unpacks stored 32-bit numbers in place.</summary>
    public void Unpack(Span<float> values)
    {
        if (isFloat && !IsPacked && missing.Length <= MostVectorised)
        {
            Validate(values);
            return;
        }

        for (var index = 0; index < values.Length; index++)
            values[index] = (float)Unpack(values[index]);
    }

    /// <summary>What <see cref="Unpack(double)"/> does where values are stored as they are: the path of almost every file, hence by vectors.</summary>
    private void Validate(Span<float> values)
    {
        // What is not finite is outside of these limits, or no number that could be compared with them.
        var least = (float)Math.Max(lowest, float.MinValue);
        var most = (float)Math.Min(highest, float.MaxValue);
        Span<float> absent = stackalloc float[missing.Length];
        for (var index = 0; index < absent.Length; index++)
            absent[index] = (float)missing[index];
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var index = 0; index < vectors.Length; index++)
        {
            var value = vectors[index];
            var isValid = Vector.GreaterThanOrEqual(value, new Vector<float>(least)) & Vector.LessThanOrEqual(value, new Vector<float>(most));
            foreach (var number in absent)
                isValid = Vector.AndNot(isValid, Vector.Equals(value, new Vector<float>(number)));
            vectors[index] = Vector.ConditionalSelect(isValid, value, new Vector<float>(float.NaN));
        }

        foreach (ref var value in values[(vectors.Length * Vector<float>.Count)..])
        {
            if (!(value >= least && value <= most) || absent.Contains(value))
                value = float.NaN;
        }
    }

    /// <summary>An attribute's number rounded as the variable's values are, so that the two compare equal.</summary>
    private double AsStored(double number) => isFloat ? (float)number : number;

    private static double? DefaultFill(NetCdfType type) => type switch
    {
        NetCdfType.Short => -32767,
        NetCdfType.Int => -2147483647,
        NetCdfType.Long => -9223372036854775806,
        NetCdfType.Float or NetCdfType.Double => 9.9692099683868690e+36f,
        _ => null,
    };
}
