namespace AshPlot.Benchmarks;

/// <summary>The pages of results, <c>performance*.md</c>: the text between two marks of a name is replaced.</summary>
internal sealed class PerformancePages(string folder)
{
    /// <summary>Replaces a part of the page that has it.</summary>
    /// <exception cref="InvalidOperationException">No page has such a part.</exception>
    public void Replace(string name, string content)
    {
        var (begin, end) = ($"<!-- begin {name} -->\n", $"<!-- end {name} -->");
        foreach (var path in Directory.EnumerateFiles(folder, "performance*.md"))
        {
            var text = File.ReadAllText(path);
            var (from, to) = (
                text.IndexOf(begin, StringComparison.Ordinal),
                text.IndexOf(end, StringComparison.Ordinal)
            );
            if (from < 0 || to < from)
                continue;
            File.WriteAllText(path, text[..(from + begin.Length)] + content + text[to..]);
            return;
        }

        throw new InvalidOperationException($"no page of {folder} has the part '{name}'");
    }
}
