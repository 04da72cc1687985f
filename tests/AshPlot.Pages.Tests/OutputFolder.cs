using AshPlot.Core.Finishing;
using AshPlot.Core.Reporting;
using SkiaSharp;

namespace AshPlot.Pages.Tests;

/// <summary>A folder as a render leaves it, with small pictures instead of maps.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ashplot-pages-");

    public OutputFolder(Manifest manifest, bool animate = false)
    {
        var pictures = Enumerable.Range(0, 10).Select(index => Draw(index, SKEncodedImageFormat.Png)).ToArray();
        var webp = new Lazy<byte[][]>(() =>
            [.. Enumerable.Range(0, 10).Select(index => Draw(index, SKEncodedImageFormat.Webp))]
        );
        foreach (
            var (index, file) in manifest
                .Quantities.SelectMany(quantity => quantity.Maps)
                .SelectMany(map => map.Files)
                .Index()
        )
        {
            var path = Path.Combine(folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(
                path,
                (file.EndsWith(".webp", StringComparison.Ordinal) ? webp.Value : pictures)[index % pictures.Length]
            );
        }

        if (animate)
        {
            var plans = Animations.Plan(manifest);
            foreach (var plan in plans)
                Animations.Write(plan, folder.FullName);
            manifest = Animations.AddTo(manifest, plans);
        }

        Manifest = manifest;
        var summaries = manifest
            .Quantities.DistinctBy(quantity => quantity.Name)
            .ToDictionary(
                quantity => quantity.Name,
                quantity => $"Run_{quantity.Title.Replace(' ', '_')}_summary.html"
            );
        Summaries = [.. summaries.Values.Select(Address)];
        ReportFiles.WriteManifest(manifest, folder.FullName, WorkingFolder);
        Index = Address(Path.GetFileName(ReportFiles.WritePages(manifest, folder.FullName, WorkingFolder, summaries)));
    }

    public Manifest Manifest { get; }

    /// <summary>Address of the index page.</summary>
    public string Index { get; }

    /// <summary>Addresses of the summary pages.</summary>
    public IReadOnlyList<string> Summaries { get; }

    private string WorkingFolder => Path.Combine(folder.FullName, ".ashplot");

    public void Delete(string file) => File.Delete(Path.Combine(folder.FullName, file));

    public void Dispose() => folder.Delete(recursive: true);

    public string Address(string file) => new Uri(Path.Combine(folder.FullName, file)).AbsoluteUri;

    private static byte[] Draw(int index, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(400, 300);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColor.FromHsl(index * 47 % 360, 60, 50), IsAntialias = true };
        canvas.Clear(SKColors.White);
        canvas.DrawOval(120 + (index * 15), 150, 60 + (index * 5), 40, paint);
        using var pixels = bitmap.PeekPixels();
        using var data =
            format == SKEncodedImageFormat.Webp
                ? pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 20))
                : pixels.Encode(format, 100);
        return data!.ToArray();
    }
}
