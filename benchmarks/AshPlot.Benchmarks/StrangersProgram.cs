namespace AshPlot.Benchmarks;

/// <summary>
/// A program as somebody else writes it: it gets the pool from its package, made as for a release, and prints how many
/// seconds eight workers take until all are ready.
/// </summary>
internal static class StrangersProgram
{
    private const string Version = "0.0.0-benchmark";

    private const string Source = """
        using System.Diagnostics;
        using System.Globalization;
        using System.Text.Json.Serialization;
        using AshPlot.Workers;

        if (WorkerHost.TryRun(args, Work.Registry, out var exitCode))
            return exitCode;
        var start = Stopwatch.GetTimestamp();
        await using var pool = await WorkerPool.StartAsync(new WorkerPoolOptions { Workers = 8 });
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return 0;

        internal static class Work
        {
            private static readonly TaskKind<int, long> Square = new("square", Json.Default.Int32, Json.Default.Int64);

            public static WorkerRegistry Registry() => new WorkerRegistry().Add(Square, static (n, _) => (long)n * n);
        }

        [JsonSerializable(typeof(int)), JsonSerializable(typeof(long))]
        internal sealed partial class Json : JsonSerializerContext;
        """;

    /// <summary>Builds it in a folder.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="switches">How it is published.</param>
    /// <returns>The program.</returns>
    public static string Publish(string folder, params string[] switches)
    {
        var packages = Path.Combine(folder, "packages");
        ChildProcess.Run(
            "dotnet",
            "pack",
            Path.Combine(Repository.Root, "src", "AshPlot.Workers"),
            "-c",
            "Release",
            "-p:PublishReadyToRun=true",
            $"-p:Version={Version}",
            "-o",
            packages
        );
        var source = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        File.WriteAllText(Path.Combine(source, "Program.cs"), Source);
        // Files of these names end the search for those of the folders above.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(source, name), "<Project />");
        File.WriteAllText(
            Path.Combine(source, "Stranger.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>false</InvariantGlobalization>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                <RestoreAdditionalProjectSources>{packages}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(folder, "restored")}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AshPlot.Workers" Version="{Version}" />
              </ItemGroup>
            </Project>
            """
        );
        var program = Path.Combine(folder, "program");
        ChildProcess.Run(
            "dotnet",
            [
                "publish",
                Path.Combine(source, "Stranger.csproj"),
                "-c",
                "Release",
                "-o",
                program,
                .. switches,
            ]
        );
        return Path.Combine(program, "Stranger");
    }
}
