using AshPlot.Core.Comparing;

namespace AshPlot.Testing;

/// <summary>
/// Starts constraints on pictures: <c>Assert.That(actual, Looks.Like(expected).Within(tolerance))</c>.
/// </summary>
public static class Looks
{
    /// <summary>Looks like the picture in a file: PNG, JPEG or WebP.</summary>
    /// <param name="path">The file. Where it is missing the constraint fails, so that a new golden picture is looked at
    /// first.</param>
    public static LooksLikeConstraint Like(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new LooksLikeConstraint(
            Path.GetFileNameWithoutExtension(path),
            () => File.Exists(path) ? File.ReadAllBytes(path) : null,
            path
        );
    }

    /// <summary>Looks like an encoded picture: the bytes of a PNG, JPEG or WebP file.</summary>
    public static LooksLikeConstraint Like(byte[] encoded)
    {
        ArgumentNullException.ThrowIfNull(encoded);
        return new LooksLikeConstraint("picture", () => encoded, null);
    }

    /// <summary>Looks like decoded pixels.</summary>
    public static LooksLikeConstraint Like(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return new LooksLikeConstraint("picture", picture.Encode, null);
    }
}
