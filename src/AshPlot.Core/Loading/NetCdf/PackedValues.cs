using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NameText;

namespace AshPlot.Core.Loading.NetCdf;

/// <summary>
/// How stored numbers become values: missing ones are told apart, the others scaled (CF conventions, sections 2.5.1 and
/// 8.1; NetCDF User's Guide, appendix A for <c>valid_range</c> and the default fill values).
/// </summary>
internal sealed class PackedValues
{
    /// <summary>
    /// Beyond this there is no concentration, height or time in any unit: the file is damaged, or has a fill value of
    /// its own.
    /// </summary>
    public const double Absurd = 1e30;

    // A file may list any number of missing values; usual is one.
    private const int MostVectorised = 8;

    private readonly ImmutableArray<double> missing;
    private readonly bool isFloat;
    private readonly double lowest = double.NegativeInfinity;
    private readonly double highest = double.PositiveInfinity;
    private readonly bool limitsAreUnpacked;
    private readonly double scale;
    private readonly double offset;

    // What is added to stored integers that have the other sign; 0 where none have.
    private readonly double turn;

    private PackedValues(NetCdfVariable variable, string path)
    {
        var attributes = new NumericAttributes(variable, path);
        isFloat = variable.Type == NetCdfType.Float;
        turn = TurnOf(variable);
        scale = attributes.Number("scale_factor") ?? 1;
        offset = attributes.Number("add_offset") ?? 0;

        var fill = attributes.Number("_FillValue") ?? DefaultFill(variable.Type);
        missing =
        [
            .. (fill is { } value ? [value] : Array.Empty<double>())
                .Concat(attributes.Numbers("missing_value"))
                .Select(AsStored)
                .Distinct(),
        ];

        // Limits of another kind than packed integers count in the unpacked values.
        limitsAreUnpacked =
            IsPacked
            && variable.Type is not (NetCdfType.Float or NetCdfType.Double)
            && new[] { "valid_range", "valid_min", "valid_max" }
                .Select(variable.Attributes.Find)
                .FirstOrDefault(limit => limit is not null)
                ?.Type
                is NetCdfType.Float
                    or NetCdfType.Double;
        if (attributes.Numbers("valid_range") is [var first, var last])
            (lowest, highest) = (AsLimit(first), AsLimit(last));
        else
            (lowest, highest) = (
                AsLimit(attributes.Number("valid_min") ?? lowest),
                AsLimit(attributes.Number("valid_max") ?? highest)
            );
    }

    /// <summary>True once a number was read that no model means: it is missing, and the user should know.</summary>
    public bool SawAbsurd { get; private set; }

    private bool IsPacked => scale != 1 || offset != 0;

    /// <summary>How the values of a variable are packed.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <exception cref="Errors.UnreadableInputException">One of the attributes that say so is text that is not a
    /// number.</exception>
    public static PackedValues Of(NetCdfVariable variable, string path) => new(variable, path);

    /// <summary>The value of a stored number; NaN where it is missing, invalid or infinite.</summary>
    public double Unpack(double stored)
    {
        stored = AsStored(stored);
        if (!double.IsFinite(stored) || missing.Contains(stored))
            return double.NaN;
        var value = IsPacked ? (stored * scale) + offset : stored;
        var limited = limitsAreUnpacked ? value : stored;
        if (!(limited >= lowest && limited <= highest))
            return double.NaN;
        if (Math.Abs(value) <= Absurd)
            return value;
        SawAbsurd = true;
        return double.NaN;
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

    /// <summary>
    /// What <see cref="Unpack(double)"/> does where values are stored as they are: the path of almost every file, hence
    /// by vectors.
    /// </summary>
    private void Validate(Span<float> values)
    {
        // What is not finite is outside of these limits, or not a number that could be compared with them.
        var least = (float)Math.Max(lowest, -Absurd);
        var most = (float)Math.Min(highest, Absurd);
        var absurd = Vector<int>.Zero;
        Span<float> absent = stackalloc float[missing.Length];
        for (var index = 0; index < absent.Length; index++)
            absent[index] = (float)missing[index];
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var index = 0; index < vectors.Length; index++)
        {
            var value = vectors[index];
            var isValid =
                Vector.GreaterThanOrEqual(value, new Vector<float>(least))
                & Vector.LessThanOrEqual(value, new Vector<float>(most));
            var size = Vector.Abs(value);
            var isAbsurd =
                Vector.GreaterThan(size, new Vector<float>((float)Absurd))
                & Vector.LessThan(size, new Vector<float>(float.PositiveInfinity));
            foreach (var number in absent)
            {
                var isAbsent = Vector.Equals(value, new Vector<float>(number));
                isValid = Vector.AndNot(isValid, isAbsent);
                isAbsurd = Vector.AndNot(isAbsurd, isAbsent);
            }

            absurd |= isAbsurd;
            vectors[index] = Vector.ConditionalSelect(isValid, value, new Vector<float>(float.NaN));
        }

        foreach (ref var value in values[(vectors.Length * Vector<float>.Count)..])
        {
            if (value >= least && value <= most && !absent.Contains(value))
                continue;
            SawAbsurd |= Math.Abs(value) is > (float)Absurd and < float.PositiveInfinity && !absent.Contains(value);
            value = float.NaN;
        }

        SawAbsurd |= absurd != Vector<int>.Zero;
    }

    /// <summary>
    /// NetCDF-3 has no unsigned integers but bytes: <c>_Unsigned</c> (NetCDF User's Guide, appendix A) makes unsigned
    /// numbers of negative ones, or negative ones of unsigned bytes.
    /// </summary>
    private static double TurnOf(NetCdfVariable variable) =>
        (variable.Attributes.Text("_Unsigned")?.ToLowerInvariant(), variable.Type) switch
        {
            ("true", NetCdfType.SignedByte) => 256,
            ("true", NetCdfType.Short) => 65536,
            ("true", NetCdfType.Int) => 4294967296,
            ("false", NetCdfType.UnsignedByte) => -256,
            _ => 0,
        };

    /// <summary>
    /// A number as the variable's values are, so that the two compare equal: rounded, or with its sign turned.
    /// </summary>
    private double AsStored(double number) =>
        isFloat ? (float)number
        : (turn > 0 && number < 0) || (turn < 0 && number >= 128) ? number + turn
        : number;

    private double AsLimit(double number) => limitsAreUnpacked || double.IsInfinity(number) ? number : AsStored(number);

    private static double? DefaultFill(NetCdfType type) =>
        type switch
        {
            NetCdfType.Short => -32767,
            NetCdfType.Int => -2147483647,
            NetCdfType.Long => -9223372036854775806,
            NetCdfType.UnsignedShort => 65535,
            NetCdfType.UnsignedInt => 4294967295,
            NetCdfType.UnsignedLong => 18446744073709551614,
            NetCdfType.Float or NetCdfType.Double => 9.9692099683868690e+36f,
            _ => null,
        };
}

/// <summary>Attributes that hold numbers, which some writers store as text.</summary>
internal sealed class NumericAttributes(NetCdfVariable variable, string path)
{
    /// <summary>The first number of an attribute; null where it is absent or blank.</summary>
    public double? Number(string name) => Numbers(name) is [var first, ..] ? first : null;

    /// <summary>The numbers of an attribute; empty where it is absent or blank.</summary>
    /// <exception cref="UnreadableInputException">It is text that is not numbers: read without it, every value would be
    /// wrong.</exception>
    public ImmutableArray<double> Numbers(string name)
    {
        if (variable.Attributes.Find(name) is not { } attribute)
            return [];
        if (attribute.Text is not { } text)
            return attribute.Numbers;
        var words = text.Split([' ', ',', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries);
        var numbers = ImmutableArray.CreateBuilder<double>(words.Length);
        foreach (var word in words)
        {
            // C's suffixes, as ncdump prints them: 0.001f, -1s.
            if (
                !double.TryParse(
                    word.TrimEnd('f', 's', 'b', 'L'),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var number
                )
            )
                throw new UnreadableInputException(
                    path,
                    $"has the attribute '{name}' as the text '{Excerpt.Of(text)}', which is not a number",
                    variable: variable.Name
                );
            numbers.Add(number);
        }

        return numbers.MoveToImmutable();
    }
}
