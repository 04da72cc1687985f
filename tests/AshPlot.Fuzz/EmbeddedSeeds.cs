namespace AshPlot.Fuzz;

/// <summary>The files of <c>Seeds</c>.</summary>
internal static class EmbeddedSeeds
{
    /// <summary>The bytes of one.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedSeeds).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException("There is no such seed.", name);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
