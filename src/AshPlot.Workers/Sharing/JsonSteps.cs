using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace AshPlot.Workers.Sharing;

/// <summary>Changes of a value that are made where it lies, so that nobody has to fetch it first.</summary>
internal static class JsonSteps
{
    /// <summary>
    /// The sum of a whole number, 0 where there is none, and another; null if it is none, or the sum is too large.
    /// </summary>
    public static byte[]? TryAdd(byte[]? value, long added)
    {
        var number = 0L;
        if (value is not null && (!Utf8Parser.TryParse(value, out number, out var length) || length != value.Length))
            return null;
        var sum = unchecked(number + added);
        return (number ^ sum) < 0 && (added ^ sum) < 0
            ? null
            : Encoding.ASCII.GetBytes(sum.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A JSON array, empty where there is none, with one more element; null if it is no array.</summary>
    public static byte[]? TryAppend(byte[]? value, byte[]? element)
    {
        var before = (value ?? "[]"u8).TrimEnd(" \r\n\t"u8);
        if (element is null || before is not [(byte)'[', .., (byte)']'])
            return null;
        before = before[..^1].TrimEnd(" \r\n\t"u8);
        ReadOnlySpan<byte> comma = before.Length > 1 ? ","u8 : default;
        return [.. before, .. comma, .. element, (byte)']'];
    }
}
