using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text;

namespace AshPlot.Core.Drawing.Values;

/// <summary>
/// Writes the values that a map shows for the page, which tells the one under the cursor. The file is a style sheet
/// with one property that holds a text: a page on disk may read that, as it may not read other files, and no browser
/// runs what is in a style sheet.
/// </summary>
/// <remarks>
/// <c>#values{--map:"SHIFT FIRST COUNT PACKED BASE64"}</c>: the codes (<see cref="ValueCode"/>) of COUNT cells from the
/// one numbered FIRST, all others being
/// 0. The first PACKED bytes are the upper byte of each, by zlib (RFC 1950). Behind them are the lower bytes of those
/// whose upper byte is not 0, as they are: they are as good as random, and no deflate makes them fewer.
/// </remarks>
internal static class ValuesWriter
{
    // Without an explicit level, the meaning of "fastest" would be the runtime's to change, and with it the bytes.
    private static readonly ZLibCompressionOptions Deflate = new() { CompressionLevel = 1 };

    /// <summary>Writes a file.</summary>
    /// <param name="values">Value of each cell, or of each pixel; NaN is missing.</param>
    /// <param name="code">How values are written.</param>
    /// <param name="destination">Where to.</param>
    public static void Write(ReadOnlySpan<float> values, ValueCode code, PooledStream destination)
    {
        var rented = ArrayPool<ushort>.Shared.Rent(values.Length);
        var bytes = ArrayPool<byte>.Shared.Rent((2 * values.Length) + 1);
        try
        {
            var codes = rented.AsSpan(0, values.Length);
            code.Write(values, codes);
            var first = Math.Max(codes.IndexOfAnyExcept(ValueCode.None), 0);
            codes = codes[first..(codes.LastIndexOfAnyExcept(ValueCode.None) + 1)];
            var upper = bytes.AsSpan(0, codes.Length);
            // One more than there are: the place for a byte is written before it is known to be wanted.
            var lower = bytes.AsSpan(codes.Length, codes.Length + 1);
            var drawn = Split(codes, upper, lower);
            using var packed = new PooledStream(codes.Length + 1024);
            using (var zlib = new ZLibStream(packed, Deflate, leaveOpen: true))
                zlib.Write(upper);
            var head = string.Create(
                CultureInfo.InvariantCulture,
                $"{code.Shift} {first} {codes.Length} {packed.Written.Length} "
            );
            packed.Write(lower[..drawn]);
            Write(head, packed.Written, destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<ushort>.Shared.Return(rented);
        }
    }

    /// <summary>Writes a style sheet that holds bytes.</summary>
    /// <param name="head">What stands before them: numbers, with blanks between them.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="destination">Where to.</param>
    internal static void Write(string head, ReadOnlySpan<byte> content, PooledStream destination)
    {
        destination.Write("#values{--map:\""u8);
        destination.Write(Encoding.ASCII.GetBytes(head));
        Base64.EncodeToUtf8(
            content,
            destination.Room(Base64.GetMaxEncodedToUtf8Length(content.Length)),
            out _,
            out var written
        );
        destination.Take(written);
        destination.Write("\"}\n"u8);
    }

    /// <summary>
    /// Parts codes into their bytes; of those whose upper one is 0, which are 0 or smaller than any ash, the lower ones
    /// are left out.
    /// </summary>
    private static int Split(ReadOnlySpan<ushort> codes, Span<byte> upper, Span<byte> lower)
    {
        var (index, drawn) = (0, 0);
        // Most codes lie among others of their kind, drawn or not.
        for (; index + (2 * Vector<ushort>.Count) <= codes.Length; index += 2 * Vector<ushort>.Count)
        {
            var (first, second) = (
                new Vector<ushort>(codes[index..]),
                new Vector<ushort>(codes[(index + Vector<ushort>.Count)..])
            );
            Vector
                .Narrow(Vector.ShiftRightLogical(first, 8), Vector.ShiftRightLogical(second, 8))
                .CopyTo(upper[index..]);
            var least = new Vector<ushort>(byte.MaxValue);
            if (Vector.LessThanOrEqualAll(Vector.Max(first, second), least))
                continue;
            if (Vector.GreaterThanAll(Vector.Min(first, second), least))
            {
                Vector.Narrow(first & least, second & least).CopyTo(lower[drawn..]);
                drawn += 2 * Vector<ushort>.Count;
            }
            else
            {
                drawn += SplitLower(codes.Slice(index, 2 * Vector<ushort>.Count), lower[drawn..]);
            }
        }

        for (var last = index; last < codes.Length; last++)
            upper[last] = (byte)(codes[last] >> 8);
        return drawn + SplitLower(codes[index..], lower[drawn..]);
    }

    /// <summary>
    /// The lower bytes of codes that are drawn. One byte more than these is written, before it is known to be wanted.
    /// </summary>
    private static int SplitLower(ReadOnlySpan<ushort> codes, Span<byte> lower)
    {
        var drawn = 0;
        foreach (var code in codes)
        {
            lower[drawn] = (byte)code;
            drawn += code > byte.MaxValue ? 1 : 0;
        }

        return drawn;
    }
}
