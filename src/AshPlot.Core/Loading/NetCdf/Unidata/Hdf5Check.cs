using System.Collections.Immutable;
using System.Text;
using AshPlot.Core.Errors;

namespace AshPlot.Core.Loading.NetCdf.Unidata;

/// <summary>
/// Looks through an HDF5 file before libnetcdf opens it. HDF5 takes values from any other file of the machine that a
/// file names, in three ways: external links, virtual datasets and external storage; no model writes any. And libnetcdf
/// follows groups that are linked in a circle until memory ends (seen with 4.9.0).
/// </summary>
/// <remarks>
/// "HDF5 File Format Specification", version 3.0, IV.A.2.g (links), IV.A.2.h (external data files), IV.A.2.i (virtual
/// layout). A link is not opened before all of the file is known to have no external one: the path of a soft link may
/// lead through it.
/// </remarks>
internal sealed class Hdf5Check
{
    /// <summary>libnetcdf takes some 10 KB for each; models write some tens.</summary>
    private const int MostObjects = 20_000;

    private const int MostDepth = 50;

    // What libnetcdf puts before the name of a variable that is named as a dimension and is not its coordinate.
    private const string NotCoordinate = "_nc4_non_coord_";

    private readonly string path;
    private readonly bool followsSoftLinks;
    private readonly List<ulong?> above = [];
    private readonly Dictionary<string, string> obstacles = [];
    private int objects;
    private bool hasSoftLinks;

    private Hdf5Check(string path, bool followsSoftLinks)
    {
        this.path = path;
        this.followsSoftLinks = followsSoftLinks;
    }

    /// <summary>Refuses a file that is not self-contained; under <see cref="NetCdfNative.Gate"/>.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="opened">The path by which it is opened.</param>
    /// <returns>By name of a variable of the root group, why its values cannot be read here.</returns>
    /// <exception cref="UnreadableInputException">It cannot be opened, holds data outside of itself, or its groups have
    /// no end.</exception>
    /// <exception cref="MissingLibraryException">libnetcdf does not bring an HDF5 library.</exception>
    public static ImmutableDictionary<string, string> Run(string path, string opened)
    {
        var file = Hdf5Native.OpenFile(opened);
        if (file < 0)
            throw new UnreadableInputException(
                path,
                "cannot be opened as HDF5; it may be damaged or cut short, fetch it again"
            );
        try
        {
            var check = new Hdf5Check(path, followsSoftLinks: false);
            check.VisitRoot(file);
            if (check.hasSoftLinks)
                new Hdf5Check(path, followsSoftLinks: true).VisitRoot(file);
            return check.obstacles.ToImmutableDictionary();
        }
        finally
        {
            Hdf5Native.CloseFile(file);
        }
    }

    private void VisitRoot(long file) => Visit(file, "/\0"u8.ToArray());

    private void Visit(long location, byte[] name)
    {
        var id = Hdf5Native.OpenObject(location, name);
        // libnetcdf cannot open it either; it then refuses the file, or leaves out a link that leads nowhere.
        if (id < 0)
            return;
        try
        {
            switch (Hdf5Native.TypeOf(id))
            {
                case Hdf5Native.Group:
                    VisitGroup(id);
                    break;
                case Hdf5Native.Dataset:
                    CheckStorage(id, TextOf(name));
                    break;
            }
        }
        finally
        {
            Hdf5Native.CloseObject(id);
        }
    }

    private void VisitGroup(long group)
    {
        var address = Hdf5Native.AddressOf(group);
        if (address is null || above.Contains(address))
            throw new UnreadableInputException(path, "has groups that are linked in a circle, which cannot be read");
        if (above.Count >= MostDepth || !Hdf5Native.TryReadLinks(group, MostObjects - objects, out var links))
            throw TooMany();
        objects += links.Count;
        foreach (var (name, type) in links)
        {
            if (type is not (Hdf5Native.HardLink or Hdf5Native.SoftLink))
                throw Outside($"the link '{NameText.Excerpt.Of(TextOf(name))}' leads out of it");
            if (name is [0] or [(byte)'.', 0] || name.AsSpan().Contains((byte)'/'))
                throw new UnreadableInputException(
                    path,
                    "has a link whose name HDF5 does not allow; fetch the file again"
                );
        }

        above.Add(address);
        foreach (var (name, type) in links)
        {
            hasSoftLinks |= type == Hdf5Native.SoftLink;
            if (type == Hdf5Native.HardLink || followsSoftLinks)
                Visit(group, name);
        }

        above.RemoveAt(above.Count - 1);
    }

    private void CheckStorage(long dataset, string name)
    {
        var storage = Hdf5Native.StorageOf(dataset)
            ?? throw new UnreadableInputException(
                path,
                "is stored in a way that cannot be read; fetch the file again",
                variable: NameText.Excerpt.Of(name)
            );
        if (storage.IsOutside)
            throw Outside($"the values of '{NameText.Excerpt.Of(name)}' are taken from other files or datasets");
        if (above.Count == 1 && storage.Obstacle() is { } obstacle)
            obstacles.TryAdd(
                name.StartsWith(NotCoordinate, StringComparison.Ordinal) ? name[NotCoordinate.Length..] : name,
                obstacle
            );
    }

    private UnreadableInputException Outside(string how) =>
        new(
            path,
            $"holds data outside of itself ({how}), which is not read; copy it into one file first, for example with nccopy"
        );

    private UnreadableInputException TooMany() =>
        new(
            path,
            $"has more than {MostObjects} groups and variables, or over {MostDepth} groups one in another; the file may be damaged"
        );

    private static string TextOf(byte[] name) => Encoding.UTF8.GetString(name.AsSpan(0, name.Length - 1));
}
