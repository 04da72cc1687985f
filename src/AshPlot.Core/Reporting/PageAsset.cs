using System.Security.Cryptography;
using System.Text;

namespace AshPlot.Core.Reporting;

/// <summary>A style sheet or script that the pages carry inside them.</summary>
/// <param name="Text">Its text, with line feeds only: what a browser hashes.</param>
/// <param name="PolicySource">Its source in a Content-Security-Policy: <c>'sha256-...'</c>.</param>
internal sealed record PageAsset(string Text, string PolicySource)
{
    /// <summary>Styles of all pages.</summary>
    public static PageAsset Style { get; } = Load("page.css");

    /// <summary>The viewer of the index page.</summary>
    public static PageAsset Viewer { get; } =
        Load("viewer-places.js", "viewer-values.js", "viewer-panes.js", "viewer-runs.js", "viewer.js");

    /// <summary>Styles that a comparison adds.</summary>
    public static PageAsset CompareStyle { get; } = Load("compare.css");

    /// <summary>The slider of a comparison.</summary>
    public static PageAsset Compare { get; } = Load("compare.js");

    private static PageAsset Load(params string[] names)
    {
        var text = string.Concat(names.Select(Read));
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new PageAsset(text, $"'sha256-{hash}'");
    }

    private static string Read(string name)
    {
        var resource = $"Reporting/{name}";
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the assembly was built without its resource {resource}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
