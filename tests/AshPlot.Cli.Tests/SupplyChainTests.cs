using System.Diagnostics;
using System.Text.Json;
using AshPlot.Cli.Tests.EndToEnd;

namespace AshPlot.Cli.Tests;

/// <summary>Lock files, notices and the bill of materials say the same of what is bundled.</summary>
[Platform("Linux")]
public sealed class SupplyChainTests
{
    [Test]
    public void Every_project_has_a_lock_file()
    {
        var projects = ((string[])["src", "tests", "tools", "benchmarks", "examples"]).SelectMany(folder =>
            Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories)
        );
        Assert.That(
            projects.Where(project =>
                !File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"))
            ),
            Is.Empty
        );
    }

    [Test]
    public void The_bill_of_materials_has_every_package_of_the_lock_file_with_its_hash_and_licence()
    {
        using var sbom = Process.Start(
            new ProcessStartInfo(Path.Combine(Repository.Root, "sbom"), ["1.2.3", "10.0.9"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var bill = JsonDocument.Parse(sbom.StandardOutput.ReadToEnd()).RootElement;
        var components = bill.GetProperty("components")
            .EnumerateArray()
            .ToDictionary(part => part.GetProperty("name").GetString()!);
        var locked = JsonDocument
            .Parse(File.ReadAllText(Path.Combine(Repository.Root, "src/AshPlot.Cli/packages.lock.json")))
            .RootElement.GetProperty("dependencies")
            .EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package =>
                package.Value.TryGetProperty("contentHash", out _) && package.Name != "Microsoft.NET.ILLink.Tasks"
            )
            .DistinctBy(package => package.Name)
            .ToArray();

        Assert.That(locked, Has.Length.GreaterThan(10));
        Assert.That(
            components.Keys,
            Is.EquivalentTo(
                (string[])[.. locked.Select(package => package.Name), ".NET runtime", "DejaVu fonts", "Natural Earth"]
            )
        );
        foreach (var package in locked)
        {
            var part = components[package.Name];
            Assert.That(
                part.GetProperty("version").GetString(),
                Is.EqualTo(package.Value.GetProperty("resolved").GetString())
            );
            Assert.That(
                part.GetProperty("hashes")[0].GetProperty("content").GetString(),
                Is.EqualTo(
                    Convert.ToHexStringLower(
                        Convert.FromBase64String(package.Value.GetProperty("contentHash").GetString()!)
                    )
                )
            );
        }

        Assert.That(
            components
                .Values.Where(part => !part.TryGetProperty("licenses", out _))
                .Select(part => part.GetProperty("name").GetString()),
            Is.Empty,
            "THIRD-PARTY-NOTICES.md does not name them"
        );
    }
}
