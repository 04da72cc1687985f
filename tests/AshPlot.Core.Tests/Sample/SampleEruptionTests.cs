using System.Globalization;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;
using AshPlot.Core.Tests.Loading.NetCdf;
using AshPlot.Sample;

namespace AshPlot.Core.Tests.Sample;

[CancelAfter(120_000)]
internal sealed class SampleEruptionTests
{
    private const string NetCdfName = "netcdf/Sample_Eruption.nc";

    private readonly TemporaryFolder folder = new();
    private bool hasNetCdf;

    private string Fresh => folder.File("sample");

    [OneTimeSetUp]
    public void WriteAnew()
    {
        try
        {
            SampleEruption.Write(Fresh);
            hasNetCdf = true;
        }
        catch (MissingLibraryException)
        {
            // The tests of the NetCDF file say that they are ignored; those of the text run.
        }
    }

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void The_committed_text_is_what_is_written_anew_to_the_byte()
    {
        var names = NamesIn(Fresh).Where(name => name != NetCdfName).ToArray();
        Assert.That(NamesIn(Committed()).Where(name => name != NetCdfName), Is.EqualTo(names));
        Assert.That(names, Has.Length.EqualTo(1 + (4 * 3) + 4));
        foreach (var name in names)
            Assert.That(
                File.ReadAllBytes(Path.Combine(Committed(), name))
                    .AsSpan()
                    .SequenceEqual(File.ReadAllBytes(Path.Combine(Fresh, name))),
                Is.True,
                name
            );
    }

    [Test]
    public void The_committed_sample_is_small() =>
        Assert.That(
            NamesIn(Committed()).Sum(name => new FileInfo(Path.Combine(Committed(), name)).Length),
            Is.LessThan(2_000_000)
        );

    [Test]
    public void The_committed_NetCDF_holds_what_is_written_anew()
    {
        IgnoreWithoutNetCdf();
        using var expected = new UnidataLibrary().Open(Path.Combine(Committed(), NetCdfName));
        using var actual = new UnidataLibrary().Open(Path.Combine(Fresh, NetCdfName));
        Assert.That(actual.Dimensions, Is.EqualTo(expected.Dimensions));
        Assert.That(Describe(actual.Attributes), Is.EqualTo(Describe(expected.Attributes)));
        Assert.That(
            actual.Variables.Select(variable => variable.Name),
            Is.EqualTo(expected.Variables.Select(variable => variable.Name))
        );
        foreach (var variable in expected.Variables)
        {
            var same = actual.Find(variable.Name)!;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(same.Type, Is.EqualTo(variable.Type), variable.Name);
                Assert.That(same.Dimensions, Is.EqualTo(variable.Dimensions), variable.Name);
                Assert.That(Describe(same.Attributes), Is.EqualTo(Describe(variable.Attributes)), variable.Name);
                Assert.That(Content(actual, same), Is.EqualTo(Content(expected, variable)), variable.Name);
            }
        }
    }

    [TestCase("volcanic_ash_air_concentration", "Air_Conc_grid", 3)]
    [TestCase("volcanic_ash_dosage", "TotCol_grid", 1)]
    [TestCase("volcanic_ash_total_deposition", "Deposition_grid", 1)]
    public void The_NetCDF_and_the_text_hold_the_same_numbers(string variableName, string fileName, int fields)
    {
        IgnoreWithoutNetCdf();
        using var file = new UnidataLibrary().Open(Path.Combine(Fresh, NetCdfName));
        var variable = file.Find(variableName)!;
        var files = Directory.GetFiles(Fresh, fileName + "_*.txt").Order(StringComparer.Ordinal).ToArray();
        for (var time = 0; time < files.Length; time++)
        {
            var text = ReadFields(files[time], fields);
            for (var field = 0; field < fields; field++)
            {
                var plane = new float[108 * 120];
                long[] start = fields > 1 ? [field, time, 0, 0] : [time, 0, 0];
                file.Read(variable, start, [.. Enumerable.Repeat(1L, start.Length - 2), 108, 120], plane);
                Assert.That(plane, Is.EqualTo(text[field]), $"{files[time]}, field {field}");
            }
        }
    }

    [Test]
    public void Every_row_of_the_text_holds_ash_in_some_field()
    {
        foreach (var path in Directory.GetFiles(Fresh, "*.txt", SearchOption.AllDirectories))
        {
            var rows = File.ReadLines(path)
                .Where(line => char.IsAsciiDigit(line.TrimStart().FirstOrDefault()))
                .ToArray();
            Assert.That(rows, Is.Not.Empty);
            Assert.That(rows.Select(row => row.Split(',')[4..^1].Any(value => Number(value) > 0)), Is.All.True, path);
        }
    }

    [Test]
    public void A_folder_below_a_file_is_an_error_that_names_it()
    {
        var path = folder.File("a file");
        File.WriteAllText(path, "");
        Assert.That(
            () => SampleEruption.WriteText(Path.Combine(path, "sample")),
            Throws.TypeOf<UnwritableOutputException>().With.Message.Contains("a file")
        );
    }

    private static IEnumerable<string> NamesIn(string root) =>
        Directory
            .GetFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string Committed()
    {
        var at = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "AshPlot.sln")))
            at = at.Parent;
        Assert.That(at, Is.Not.Null, "the tests run inside the repository");
        return Path.Combine(at!.FullName, "data", "sample");
    }

    private static float[][] ReadFields(string path, int count)
    {
        var fields = Enumerable.Range(0, count).Select(_ => new float[108 * 120]).ToArray();
        foreach (
            var line in File.ReadLines(path)
                .SkipWhile(line => !line.Contains("X grid,", StringComparison.Ordinal))
                .Skip(2)
        )
        {
            var values = line.Split(',');
            var cell = (((int)Number(values[1]) - 1) * 120) + (int)Number(values[0]) - 1;
            for (var field = 0; field < count; field++)
                fields[field][cell] = float.Parse(values[4 + field], CultureInfo.InvariantCulture);
        }

        return fields;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Describe(NetCdfAttributes attributes) =>
        [
            .. attributes.Select(attribute =>
                $"{attribute.Name} {attribute.Type} {attribute.Text} {string.Join(' ', attribute.Numbers)}"
            ),
        ];

    private static object Content(INetCdfFile file, NetCdfVariable variable)
    {
        var start = new long[variable.Dimensions.Length];
        long[] count = [.. variable.Dimensions.Select(dimension => dimension.Length)];
        if (variable.Type == NetCdfType.Text)
            return file.ReadText(variable, start, count);
        var values = new double[count.Aggregate(1L, (product, length) => product * length)];
        file.Read(variable, start, count, values);
        return values;
    }

    private void IgnoreWithoutNetCdf()
    {
        if (!hasNetCdf)
            Assert.Ignore("libnetcdf is not installed");
    }
}
