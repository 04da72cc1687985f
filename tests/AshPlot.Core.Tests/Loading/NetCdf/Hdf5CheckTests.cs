using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf;
using AshPlot.Core.Loading.NetCdf.Unidata;

namespace AshPlot.Core.Tests.Loading.NetCdf;

/// <summary>HDF5 files that reach for other files, or have no end.</summary>
[CancelAfter(60_000)]
internal sealed class Hdf5CheckTests
{
    private static readonly ulong[] Cells = [4, 5];
    private readonly UnidataLibrary library = new();
    private TemporaryFolder folder = null!;
    private string path = null!;
    private string other = null!;

    [SetUp]
    public void MakeFolder()
    {
        NetCdfTools.IgnoreWithoutLibrary();
        folder = new TemporaryFolder();
        (path, other) = (folder.File("hostile.nc"), folder.File("secret"));
        File.WriteAllBytes(other, new byte[4096]);
    }

    [TearDown]
    public void RemoveFolder() => folder?.Dispose();

    [Test]
    public void Values_in_another_file_are_refused() =>
        Refused("outside of itself", file => file.Dataset("ash", Cells, storage => storage.External(other, 80)));

    [Test]
    public void Values_in_another_file_are_refused_in_a_group_of_a_group_too() => Refused("outside of itself", file =>
        {
            file.Group("a");
            file.Group("a/b");
            file.Dataset("a/b/ash", Cells, storage => storage.External("/etc/passwd", 80));
        });

    [TestCase("secret.nc")]
    [TestCase(".")]
    [TestCase("/dev/zero")]
    public void A_virtual_dataset_is_refused_wherever_its_source_is(string source) =>
        Refused("outside of itself", file => file.Dataset("ash", Cells, storage => storage.Virtual(source, "/other")));

    [Test]
    public void An_external_link_is_refused() =>
        Refused("'out' leads out of it", file => file.ExternalLink(other, "/", "out"));

    [Test]
    public void An_external_link_in_a_group_is_refused() => Refused("'out' leads out of it", file =>
        {
            file.Group("a");
            file.ExternalLink(other, "/ash", "a/out");
        });

    [Test]
    public void A_soft_link_is_not_followed_through_an_external_one() => Refused("'out' leads out of it", file =>
        {
            // By its name the soft link comes first.
            file.SoftLink("/out/ash", "ash");
            file.ExternalLink(other, "/", "out");
        });

    [Test]
    public void A_link_of_a_kind_of_its_users_is_refused()
    {
        using (var file = new Hdf5Writer(path))
            file.ExternalLink(other, "/", "out");
        // A link message (HDF5 File Format Specification, IV.A.2.g): version 1, flags with bit 3, the type, and at the
        // end its name.
        var bytes = File.ReadAllBytes(path);
        var name = bytes.AsSpan().IndexOf("out"u8);
        var type = bytes.AsSpan(0, name).LastIndexOf((byte)64);
        Assert.That(name - type, Is.LessThan(16), "else another byte is changed");
        bytes[type] = 77;
        File.WriteAllBytes(path, bytes);
        Assert.That(
            () => library.Open(path),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("leads out of it")
        );
    }

    [Test]
    public void A_group_within_itself_is_refused() => Refused("in a circle", file =>
        {
            file.Group("a");
            file.Group("a/b");
            file.HardLink("a", "a/b/again");
        });

    [Test]
    public void A_soft_link_to_the_root_is_a_circle_too() => Refused("in a circle", file =>
        {
            file.Group("a");
            file.SoftLink("/", "a/root");
        });

    [Test]
    public void Groups_that_are_linked_twice_at_each_step_are_refused_before_they_are_millions() =>
        Refused("more than", file =>
        {
            file.Group("g0");
            for (var step = 1; step <= 30; step++)
            {
                file.Group($"g{step}");
                file.HardLink($"g{step - 1}", $"g{step}/left");
                file.HardLink($"g{step - 1}", $"g{step}/right");
            }
        });

    [Test]
    public void Groups_one_in_another_without_end_are_refused() => Refused("one in another", file =>
        {
            var name = "g";
            for (var depth = 0; depth < 100; depth++, name += "/g")
                file.Group(name);
        });

    [Test]
    public void A_soft_link_within_the_file_and_one_that_leads_nowhere_are_no_reason_to_refuse_it()
    {
        using (var file = new Hdf5Writer(path))
        {
            file.Dataset("ash", Cells);
            file.SoftLink("/ash", "alias");
            file.SoftLink("/nowhere", "lost");
        }

        Assert.That(Obstacles(), Is.Empty);
    }

    [TestCase(307, "bzip2", "hdf5-filter-plugin")]
    [TestCase(32001, "blosc", "hdf5-filter-plugin-blosc-serial")]
    [TestCase(32004, "lz4", "hdf5-filter-plugin")]
    [TestCase(32013, "zfp", "hdf5-filter-plugin-zfp-serial")]
    [TestCase(32015, "zstd", "HDF5_PLUGIN_PATH")]
    [TestCase(600, "of no registered name", "HDF5_PLUGIN_PATH")]
    public void A_filter_that_is_not_installed_is_named_with_what_brings_it(int id, string name, string package)
    {
        using (var file = new Hdf5Writer(path))
        {
            file.Dataset("ash", Cells, storage =>
            {
                storage.Chunks(Cells);
                storage.Filter(id);
            });
        }

        using var opened = library.Open(path);
        var ash = opened.Find("ash")!;
        var refusal = Throws
            .TypeOf<UnreadableInputException>()
            .With.Message.Contains($"HDF5 filter {id} ({name})")
            .And.Message.Contains(package);
        Assert.That(() => opened.Read(ash, [0, 0], [4, 5], new float[20]), refusal);
    }

    [Test]
    public void A_chunk_larger_than_memory_should_be_is_not_inflated()
    {
        using (var file = new Hdf5Writer(path))
        {
            file.Dataset("ash", [30_000, 30_000], storage =>
            {
                storage.Chunks(30_000, 30_000);
                storage.Filter(1);
            });
        }

        Assert.That(Obstacles()["ash"], Does.Contain("chunks of 3600 MB"));
    }

    [Test]
    public void A_read_that_takes_millions_of_chunks_is_refused_and_one_that_takes_some_is_not()
    {
        using (var file = new Hdf5Writer(path))
            file.Dataset("ash", [2000, 2000], storage => storage.Chunks(1, 1));
        using var opened = library.Open(path);
        var ash = opened.Find("ash")!;

        Assert.That(
            () => opened.Read(ash, [0, 0], [2000, 2000], new float[4_000_000]),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains("a read takes over 200000 of them")
        );
        Assert.That(() => opened.Read(ash, [5, 5], [20, 20], new float[400]), Throws.Nothing);
    }

    [Test]
    public void A_file_of_this_library_has_no_obstacles()
    {
        using (var file = library.Create(path))
        {
            file.DefineDimension("x", 3);
            file.DefineVariable(
                new NetCdfVariableDefinition("x", NetCdfType.Float, ["x"], []) { Chunks = [3], DeflateLevel = 5 }
            );
            file.Write("x", [0], [3], (ReadOnlySpan<float>)[1, 2, 3]);
            file.Complete();
        }

        using var opened = library.Open(path);
        Assert.That(opened.ObstacleTo(opened.Find("x")!), Is.Null);
    }

    private IReadOnlyDictionary<string, string> Obstacles()
    {
        lock (NetCdfNative.Gate)
            return Hdf5Check.Run(path, path);
    }

    private void Refused(string reason, Action<Hdf5Writer> write)
    {
        using (var file = new Hdf5Writer(path))
            write(file);
        Assert.That(
            () => library.Open(path),
            Throws.TypeOf<UnreadableInputException>().With.Message.Contains(path).And.Message.Contains(reason)
        );
    }
}
