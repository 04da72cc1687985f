namespace AshPlot.Fuzz.Inputs;

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

    /// <summary>The text of one.</summary>
    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Read(name));
}
