using System.Text;
using AshPlot.Core.Reporting;

namespace AshPlot.Core.Tests.Reporting;

/// <summary>Pages as text.</summary>
internal static class WrittenPage
{
    public static string Index(Manifest manifest, IReadOnlyDictionary<string, string> summaryFiles) =>
        Written(target => IndexPage.Write(target, manifest, summaryFiles));

    public static string Summary(Manifest manifest, string quantity) =>
        Written(target => SummaryPage.Write(target, manifest, quantity));

    public static string Written(Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }
}
