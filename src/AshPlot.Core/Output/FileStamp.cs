using System.Security.Cryptography;

namespace AshPlot.Core.Output;

/// <summary>A finished file, by which it is known again.</summary>
/// <param name="Path">Relative to the output folder, with <c>/</c>.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">SHA-256 of its content, 64 hexadecimal digits in lower case.</param>
public sealed record FileStamp(string Path, long Length, string Sha256)
{
    /// <summary>Reads a file for its stamp.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="path">Relative to it.</param>
    /// <returns>The stamp; null where there is no such file, or none that can be read.</returns>
    public static FileStamp? Of(string folder, string path)
    {
        try
        {
            var content = File.ReadAllBytes(System.IO.Path.Combine(folder, path));
            return new FileStamp(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
