using System.Runtime.Versioning;

namespace AshPlot.Cli.Tests.EndToEnd;

/// <summary>
/// The script <c>./ashplot</c> of a checkout that several users share: the scripts as they are, with a <c>dotnet</c>
/// that makes a program which says who built it.
/// </summary>
[CancelAfter(120_000)]
[Platform("Linux")]
[SupportedOSPlatform("linux")]
public sealed class SharedCheckoutTests
{
    private const string Dotnet = """
        #!/bin/bash
        [[ $1 != msbuild ]] || { echo 10.0.9; exit; }
        while [[ $# -gt 0 && $1 != --output ]]; do shift; done
        [[ $# -gt 0 ]] || exit 0
        mkdir -p "$2"
        printf '#!/bin/sh\necho built by %s\n' "$EUID" > "$2/ashplot"
        chmod 755 "$2/ashplot"
        """;

    private TemporaryFolder temporary = null!;
    private string checkout = "";

    [SetUp]
    public void MakeCheckout()
    {
        OtherUser.Require();
        temporary = new TemporaryFolder();
        checkout = OtherUser.Folder(temporary, "checkout", 0);
        foreach (
            var name in (string[])
                [
                    "ashplot",
                    "build",
                    "build-places",
                    "ensure-netcdf",
                    "global.json",
                    "Directory.Build.props",
                    "Directory.Build.targets",
                    "Directory.Packages.props",
                    "THIRD-PARTY-NOTICES.md",
                ]
        )
            File.Copy(Path.Combine(Repository.Root, name), Path.Combine(checkout, name));
        temporary.Write("checkout/src/source.cs", "");
        temporary.Write("checkout/licences/licence.txt", "");
        File.SetUnixFileMode(temporary.Write("bin/dotnet", Dotnet), (UnixFileMode)0b111_101_101);
    }

    [TearDown]
    public void RemoveCheckout() => temporary?.Dispose();

    [Test]
    public async Task A_build_in_the_checkout_serves_every_user()
    {
        await RunAsync(0, "HOME=/root");

        foreach (var user in (int[])[OtherUser.Victim, OtherUser.Attacker])
        {
            var result = await RunAsync(user);
            Assert.That((result.Status, result.Output, result.Error), Is.EqualTo((0, "built by 0\n", "")));
        }
    }

    [Test]
    public async Task Without_a_build_and_without_HOME_one_line_says_what_to_set()
    {
        var result = await RunAsync(OtherUser.Victim);

        Assert.That((result.Status, result.Output), Is.EqualTo((3, "")));
        Assert.That(result.ErrorLines.Single(), Does.Contain("HOME").And.Contain("XDG_CACHE_HOME"));
    }

    [TestCase("HOME={0}")]
    [TestCase("HOME={0}", "XDG_CACHE_HOME={0}/cache")]
    public async Task Without_a_build_in_the_checkout_each_user_has_one_and_builds_it_once(params string[] environment)
    {
        var own = OtherUser.Folder(temporary, "own", OtherUser.Victim);
        var variables = environment.Select(variable => string.Format(null, variable, own)).ToArray();

        var first = await RunAsync(OtherUser.Victim, variables);
        var second = await RunAsync(OtherUser.Victim, variables);

        Assert.That((first.Status, first.Output), Is.EqualTo((0, $"built by {OtherUser.Victim}\n")), first.Error);
        Assert.That((second.Status, second.Output, second.Error), Is.EqualTo((0, first.Output, "")));
        Assert.That(first.Error, Does.Contain("building it").And.Not.Contain("changed"));
    }

    [TestCase("HOME={0}", "{0}/.cache")]
    [TestCase("XDG_CACHE_HOME={0}/.cache", "{0}/.cache")]
    public async Task A_program_that_another_user_has_put_in_the_place_of_a_build_is_not_run(
        string variable,
        string cache
    )
    {
        var foreign = OtherUser.Folder(temporary, "foreign", OtherUser.Attacker);
        await PlantAsync(
            OtherUser.Attacker,
            string.Format(null, cache, foreign) + "/ashplot/$(printf '%s' \"$PWD\" | cksum | tr ' ' -)"
        );
        await PlantAsync(
            OtherUser.Attacker,
            string.Format(null, cache, foreign) + "/ashplot/$(cksum <<< \"$PWD\" | tr ' ' -)"
        );

        var result = await RunAsync(OtherUser.Victim, string.Format(null, variable, foreign));

        Assert.That((result.Status, result.Output), Is.EqualTo((3, "")));
        Assert.That(result.ErrorLines.Single(), Does.Contain("not yours").Or.Contain("of your own"));
    }

    [Test]
    public async Task A_program_in_a_folder_under_tmp_is_not_run_without_HOME()
    {
        await PlantAsync(OtherUser.Attacker, "/tmp/.cache/ashplot/$(printf '%s' \"$PWD\" | cksum | tr ' ' -)");
        try
        {
            var result = await RunAsync(OtherUser.Victim);
            Assert.That((result.Status, result.Output), Is.EqualTo((3, "")), result.Error);
        }
        finally
        {
            await OtherUser.DoAsync(
                OtherUser.Attacker,
                "/tmp",
                "rm -rf /tmp/.cache/ashplot; rmdir /tmp/.cache 2> /dev/null || true"
            );
        }
    }

    [Test]
    public async Task A_folder_that_another_user_has_put_into_the_checkout_is_not_run()
    {
        File.SetUnixFileMode(checkout, (UnixFileMode)0b111_111_111);
        await PlantAsync(OtherUser.Attacker, "$PWD/.build");

        var result = await RunAsync(OtherUser.Victim);

        Assert.That((result.Status, result.Output), Is.EqualTo((3, "")), result.Error);
    }

    private Task<CommandResult> RunAsync(int user, params string[] environment) =>
        OtherUser.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            user,
            checkout,
            [$"PATH={temporary["bin"]}:/usr/bin:/bin", .. environment, "./ashplot"]
        );

    /// <summary>Makes what looks like a build of the sources as they are.</summary>
    private Task PlantAsync(int user, string folder) =>
        OtherUser.RunAsync(
            TestContext.CurrentContext.CancellationToken,
            user,
            checkout,
            "bash",
            "-ec",
            $"""
            folder={folder}
            mkdir -p "$folder/abc"
            printf '#!/bin/sh\necho planted\n' > "$folder/abc/ashplot"
            chmod 755 "$folder/abc/ashplot"
            echo abc > "$folder/current"
            """
        );
}
