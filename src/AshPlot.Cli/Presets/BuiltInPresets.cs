namespace AshPlot.Cli.Presets;

/// <summary>
/// The presets that come with ashplot, each a file in <c>Presets/Assets</c>: to add one is to add its file.
/// </summary>
internal static class BuiltInPresets
{
    private const string Prefix = "Presets/";
    private const string Ending = ".json";

    /// <summary>Their names, in alphabetical order.</summary>
    public static IEnumerable<string> Names
    {
        get
        {
            // Not before somebody asks: every command line has an option that offers them.
            var resources = typeof(BuiltInPresets)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));
            foreach (
                var name in resources.Select(name => name[Prefix.Length..^Ending.Length]).Order(StringComparer.Ordinal)
            )
                yield return name;
        }
    }

    /// <summary>All of them.</summary>
    public static IEnumerable<Preset> All => Names.Select(Read);

    /// <summary>The preset of a name, in any case; null where there is none.</summary>
    public static Preset? Find(string name) =>
        Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Read(known)
            : null;

    private static Preset Read(string name)
    {
        using var stream = typeof(BuiltInPresets).Assembly.GetManifestResourceStream(Prefix + name + Ending)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return PresetFile.Parse(name, null, bytes);
    }
}
