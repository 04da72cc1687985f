using System.Buffers.Binary;
using System.Security.Cryptography;
using AshPlot.Core.Drawing;
using AshPlot.Core.Errors;
using AshPlot.Core.Finishing;
using AshPlot.Core.Loading;
using SkiaSharp;

namespace AshPlot.Core.Planning;

/// <summary>
/// A picture of the user's own, such as the sign of an agency, that stands on each map. It travels to the workers.
/// </summary>
/// <param name="Fingerprint">The start of the SHA-256 of its file, by which two runs tell whether they have the
/// same.</param>
/// <param name="Png">The picture, no larger than maps have use for.</param>
public sealed record MapLogo(string Fingerprint, byte[] Png)
{
    private const string Option = nameof(MapOptions.Logo);
    private const long LongestFile = 4_000_000;
    private const int MostPixels = 4096;

    // On the largest picture of a map a logo is no larger than this; what is larger is scaled once, and not by each
    // worker.
    private const int MostWidth = 1200;
    private const int MostHeight = 400;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidOptionException">It cannot be used as a logo.</exception>
    public static MapLogo Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            if (!RegularFile.Is(path))
                throw Unusable(path, Path.Exists(path) ? "is not a regular file" : "does not exist");
            if (new FileInfo(path).Length > LongestFile)
                throw Unusable(path, $"has more than {LongestFile / 1_000_000} MB");
            var content = File.ReadAllBytes(path);
            return new MapLogo(
                "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content))[..16],
                Fitted(path, content)
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, $"cannot be read: {error.Message.Split(" : '", 2)[0]}");
        }
    }

    private static byte[] Fitted(string path, byte[] content)
    {
        // Width and height are the first numbers of the first chunk, IHDR (PNG specification, 11.2.1).
        const int AtSize = 16;
        if (!content.AsSpan().StartsWith(PngChunk.Signature) || content.Length < AtSize + 8)
            throw Unusable(path, "is not a PNG file");
        var (width, height) = (
            BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(AtSize)),
            BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(AtSize + 4))
        );
        if (width > MostPixels || height > MostPixels)
            throw Unusable(path, $"has {width}x{height} pixels, more than {MostPixels}x{MostPixels}");
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null || width == 0 || height == 0)
            throw Unusable(path, "is a broken PNG file");
        using var whole = new SKBitmap(
            new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Bgra8888, SKAlphaType.Premul)
        );
        if (codec.GetPixels(whole.Info, whole.GetPixels()) != SKCodecResult.Success)
            throw Unusable(path, "is a broken PNG file");
        var share = Math.Min(1, Math.Min((double)MostWidth / whole.Width, (double)MostHeight / whole.Height));
        using var fitted =
            share < 1
                ? whole.Resize(
                    new SKSizeI(Math.Max(1, (int)(whole.Width * share)), Math.Max(1, (int)(whole.Height * share))),
                    LogoPainter.Sampling
                )
                : null;
        using var png = (fitted ?? whole).Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static InvalidOptionException Unusable(string path, string why) =>
        new(
            Option,
            $"{Path.GetFileName(path)} {why}; give a PNG picture of at most {MostPixels}x{MostPixels} pixels and {LongestFile / 1_000_000} MB"
        );
}
