namespace AshPlot.Core.Tests.Loading.NetCdf;

/// <summary>A folder of its own for a test, removed with all its files.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ashplot-test-");

    public string File(string name) => System.IO.Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
