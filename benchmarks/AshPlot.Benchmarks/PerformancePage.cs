namespace AshPlot.Benchmarks;

/// <summary>The page that keeps the results: what stands between two marks of a name is replaced.</summary>
internal sealed class PerformancePage(string path)
{
    /// <summary>Replaces a part of the page.</summary>
    /// <exception cref="InvalidOperationException">The page has no such part.</exception>
    public void Replace(string name, string content)
    {
        var (begin, end) = ($"<!-- begin {name} -->\n", $"<!-- end {name} -->");
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from)
            throw new InvalidOperationException($"{path} has no part '{name}'");
        File.WriteAllText(path, text[..(from + begin.Length)] + content + text[to..]);
    }
}
