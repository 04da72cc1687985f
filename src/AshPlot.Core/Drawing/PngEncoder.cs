using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using AshPlot.Core.Drawing.Png;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Writes pictures as PNG: without loss, and the same bytes for the same pixels. Buffers come from a shared pool.
/// Thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// Maps are made of few colours in long runs: no alpha, no filter, and a deflate that looks for such runs
/// (<see cref="PixelDeflate"/>). Skia's RGBA with filter Sub at level 1 takes several times as long for a file that is
/// larger.
/// </para>
/// <para>The format: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", chapters 5, 9 and 10.</para>
/// </remarks>
internal static class PngEncoder
{
    private const byte BitsPerSample = 8;
    private const byte TrueColour = 2;
    private const byte IndexedColour = 3;
    private const byte NoFilter = 0;

    // Length and name before the content of a chunk, its checksum after it.
    private const int ChunkOverhead = 12;
    private const int HeaderLength = 13;

    // Rows of numbers are deflated by bands that stay in the processor's cache.
    private const int BandBytes = 1 << 15;

    // Without an explicit level, the meaning of "fastest" would be the runtime's to change, and with it the bytes.
    private static readonly ZLibCompressionOptions Deflate = new() { CompressionLevel = 1 };

    private static ReadOnlySpan<byte> Signature =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Encodes a picture.</summary>
    /// <param name="picture">Pixels of <see cref="SKColorType.Bgra8888"/>; their alpha is taken for opaque.</param>
    /// <returns>The whole file; dispose of it to give its buffer back.</returns>
    /// <exception cref="ArgumentException">The pixels are of another kind, or there are none.</exception>
    public static EncodedPicture Encode(SKBitmap picture) => Encode(picture, null, []);

    /// <summary>Encodes a picture with texts about it.</summary>
    /// <param name="picture">Pixels of <see cref="SKColorType.Bgra8888"/>; their alpha is taken for opaque.</param>
    /// <param name="texts">Keyword, of 1 to 79 letters of ASCII, to text.</param>
    internal static EncodedPicture Encode(SKBitmap picture, IEnumerable<KeyValuePair<string, string>> texts) =>
        Encode(picture, null, texts);

    /// <summary>
    /// Encodes a picture with eight bits to the pixel: a third of the bytes, and at most 256 colours.
    /// </summary>
    /// <param name="picture">Pixels of <see cref="SKColorType.Bgra8888"/>; their alpha is taken for opaque.</param>
    /// <param name="texts">Keyword to text, as in true colour; null for none.</param>
    /// <returns>The whole file; dispose of it to give its buffer back.</returns>
    /// <exception cref="ArgumentException">The pixels are of another kind, or there are none.</exception>
    internal static EncodedPicture EncodeIndexed(
        SKBitmap picture,
        IEnumerable<KeyValuePair<string, string>>? texts = null
    )
    {
        Check(picture);
        using var palette = new IndexedPalette(picture);
        return Encode(picture, palette, texts ?? []);
    }

    private static void Check(SKBitmap picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.ColorType != SKColorType.Bgra8888 || picture.IsEmpty)
            throw new ArgumentException(
                "a picture has pixels of blue, green, red and alpha, a byte each",
                nameof(picture)
            );
    }

    private static EncodedPicture Encode(
        SKBitmap picture,
        IndexedPalette? palette,
        IEnumerable<KeyValuePair<string, string>> texts
    )
    {
        Check(picture);
        // Guessed from maps, of which most are smaller; the buffer grows where a picture is not.
        var file = new PooledStream((int)Math.Min(1024 + ((long)picture.Width * picture.Height / 2), Array.MaxLength));
        try
        {
            file.Write(Signature);
            Span<byte> header = stackalloc byte[HeaderLength];
            BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
            BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Height);
            // The rest is 0: the only methods of compression and filtering, and no interlace.
            (header[8], header[9]) = (BitsPerSample, palette is null ? TrueColour : IndexedColour);
            var start = BeginChunk(file, "IHDR"u8);
            file.Write(header);
            EndChunk(file, start);
            if (palette is not null)
                WritePalette(file, palette);
            foreach (var (keyword, text) in texts)
                WriteText(file, keyword, text);
            start = BeginChunk(file, "IDAT"u8);
            if (palette is null)
                new PixelDeflate(picture.Width).Write(file, new PixelRows(picture), picture.Height);
            else
                WriteNumbers(file, picture, palette);
            EndChunk(file, start);
            EndChunk(file, BeginChunk(file, "IEND"u8));
            return new EncodedPicture(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static int BeginChunk(PooledStream file, ReadOnlySpan<byte> name)
    {
        var start = file.Written.Length;
        file.Write([0, 0, 0, 0]);
        file.Write(name);
        return start;
    }

    /// <summary>Fills in the length of a chunk and adds its checksum, which covers name and content.</summary>
    private static void EndChunk(PooledStream file, int start)
    {
        var chunk = file.Written[start..];
        BinaryPrimitives.WriteInt32BigEndian(chunk, chunk.Length + sizeof(int) - ChunkOverhead);
        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc32.HashToUInt32(chunk[sizeof(int)..]));
        file.Write(checksum);
    }

    /// <summary>
    /// A chunk <c>tEXt</c>, or <c>iTXt</c> (without compression, language and translation) for what is not ASCII.
    /// </summary>
    private static void WriteText(PooledStream file, string keyword, string text)
    {
        var isPlain = Ascii.IsValid(text);
        var start = BeginChunk(file, isPlain ? "tEXt"u8 : "iTXt"u8);
        file.Write(Encoding.ASCII.GetBytes(keyword));
        file.Write(isPlain ? [0] : [0, 0, 0, 0, 0]);
        file.Write(Encoding.UTF8.GetBytes(text));
        EndChunk(file, start);
    }

    private static void WritePalette(PooledStream file, IndexedPalette palette)
    {
        var start = BeginChunk(file, "PLTE"u8);
        foreach (var colour in palette.Colours)
            file.Write([(byte)(colour >> 16), (byte)(colour >> 8), (byte)colour]);
        EndChunk(file, start);
    }

    private static void WriteNumbers(PooledStream file, SKBitmap picture, IndexedPalette palette)
    {
        var stride = 1 + picture.Width;
        var rowsPerBand = Math.Clamp(BandBytes / stride, 1, picture.Height);
        var band = ArrayPool<byte>.Shared.Rent(rowsPerBand * stride);
        using var deflate = new ZLibStream(file, Deflate, leaveOpen: true);
        for (var first = 0; first < picture.Height; first += rowsPerBand)
        {
            var rows = Math.Min(rowsPerBand, picture.Height - first);
            for (var row = 0; row < rows; row++)
            {
                var packed = band.AsSpan(row * stride, stride);
                packed[0] = NoFilter;
                palette.Number(picture, first + row, packed[1..]);
            }

            deflate.Write(band.AsSpan(0, rows * stride));
        }

        ArrayPool<byte>.Shared.Return(band);
    }
}
