using System.Globalization;
using System.Text;
using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NameText;

namespace AshPlot.Core.Tests.Loading.NameText;

internal sealed class DecodedPlanesFileTests
{
    private NameTextFiles files = null!;

    [SetUp]
    public void MakeFolder() => files = new NameTextFiles();

    [TearDown]
    public void RemoveFolder() => files.Dispose();

    [Test]
    public void A_sparse_global_file_costs_by_its_rows()
    {
        const string Rows = """
             2.500000,1.500000,0.338134,-90.0,0.2,0,
             1598.5,800.5,360.1128,90.0,0.3,0.4,
            """;
        var text = NameTextFiles
            .NameTwo.Replace(NameTextFiles.NameTwoRow, Rows)
            .Replace("X grid origin:         -20.00000", "X grid origin: 0")
            .Replace("Y grid origin:          63.00000", "Y grid origin: -90.11264")
            .Replace("X grid size:                    2", "X grid size: 1598")
            .Replace("Y grid size:                    2", "Y grid size: 800")
            .Replace("X grid resolution:     0.5000000", "X grid resolution: 0.2254227")
            .Replace("Y grid resolution:     0.5000000", "Y grid resolution: 0.2252816");
        var run = files.Describe(text);
        var decoded = run.Files.Single().DecodedPlanes!;
        Assert.That(new FileInfo(decoded).Length, Is.EqualTo((2 * 16) + (3 * 8)));
        var values = NameTextFiles.Read(run, slice: 0);
        Assert.That((values[1], values[^1], values.Count(value => value != 0)), Is.EqualTo((0.2f, 0.3f, 2)));
    }

    [Test]
    public void A_dense_plane_follows_a_dense_plane_without_traces_of_it()
    {
        const string Rows =
            " 1.5,1.5,-19.75,63.25,1,0\n 2.5,1.5,-19.25,63.25,2,4\n 1.5,2.5,-19.75,63.75,3,5\n 2.5,2.5,-19.25,63.75,0,6";
        var run = files.Describe(NameTextFiles.NameTwo.Replace(NameTextFiles.NameTwoRow, Rows));
        Assert.That(new FileInfo(run.Files.Single().DecodedPlanes!).Length, Is.EqualTo((2 * 16) + (2 * 4 * 4)));
        Assert.That(NameTextFiles.Read(run, slice: 0), Is.EqualTo(new float[] { 1, 2, 3, 0 }));
        Assert.That(NameTextFiles.Read(run, slice: 1), Is.EqualTo(new float[] { 0, 4, 5, 6 }));
    }

    /// <summary>
    /// Sparse planes are read in blocks of 16,384 cells: this one is three, the last of them not full.
    /// </summary>
    [Test]
    public void A_sparse_plane_of_many_blocks_has_each_value_in_its_cell()
    {
        const int Side = 300;
        var expected = new float[Side * Side];
        var rows = new StringBuilder();
        for (var cell = 0; cell < expected.Length; cell++)
        {
            if (cell % 9 >= 4)
                continue;
            expected[cell] = cell + 1;
            var (row, column) = Math.DivRem(cell, Side);
            rows.Append(
                CultureInfo.InvariantCulture,
                $" {column + 1.5},{row + 1.5},{-20 + ((column + 0.5) * 0.1):F4},{20 + ((row + 0.5) * 0.1):F4},{cell + 1},0,\n"
            );
        }

        Assert.That(
            expected.Count(value => value != 0),
            Is.EqualTo(40_000),
            "more than two blocks, and less than half of the cells"
        );
        var run = files.Describe(
            NameTextFiles
                .NameTwo.Replace(NameTextFiles.NameTwoRow, rows.ToString().TrimEnd('\n'))
                .Replace("Y grid origin:          63.00000", "Y grid origin: 20.0")
                .Replace("X grid size:                    2", "X grid size: 300")
                .Replace("Y grid size:                    2", "Y grid size: 300")
                .Replace("X grid resolution:     0.5000000", "X grid resolution: 0.1")
                .Replace("Y grid resolution:     0.5000000", "Y grid resolution: 0.1")
        );
        Assert.That(
            new FileInfo(run.Files.Single().DecodedPlanes!).Length,
            Is.EqualTo((2 * 16) + (40_000 * 8)),
            "sparse"
        );
        Assert.That(NameTextFiles.Read(run, slice: 0), Is.EqualTo(expected));
    }

    [Test]
    public void Lost_or_shortened_planes_are_an_error_that_names_the_text_file()
    {
        var run = files.Describe(NameTextFiles.NameTwo);
        var decoded = run.Files.Single().DecodedPlanes!;
        File.WriteAllBytes(decoded, File.ReadAllBytes(decoded)[..^4]);
        Assert.That(
            () => NameTextFiles.Read(run),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("name.txt")
        );
        File.Delete(decoded);
        Assert.That(
            () => NameTextFiles.Read(run),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("name.txt")
        );
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_an_error_of_the_output()
    {
        var file = files.Write("a file");
        Assert.That(
            () =>
                new NameTextFormat().Describe(
                    files.Write(NameTextFiles.NameTwo, "other.txt"),
                    new() { DecodedPlanesFolder = Path.Combine(file, "below") }
                ),
            Throws.TypeOf<UnwritableOutputException>()
        );
    }
}
