using AshPlot.Fuzz.Inputs;

namespace AshPlot.Fuzz;

/// <summary>All classes of inputs. A new one is a class and a line here.</summary>
public static class FuzzClasses
{
    /// <summary>In the order of the table.</summary>
    public static IReadOnlyList<FuzzClass> All { get; } =
    [
        new ReadInput("text", ModelInputs.Text) { Most = 20_000 },
        new ReadInput("cdump", ModelInputs.Cdump) { Most = 20_000 },
        new ReadInput("compressed", ModelInputs.Compressed),
        new ReadInput("netcdf", ModelInputs.NetCdf, isNative: true) { Most = 2000 },
        new ReadInput("hdf5", ModelInputs.Hdf5, isNative: true),
        new ReadInput("values", ModelInputs.Senseless, isNative: true),
        new CommandInput("draw", ModelCommands.Draw),
        new CommandInput("export", ModelCommands.Export),
        new CommandInput("info", ModelCommands.Info),
        new CommandInput("analyse", ModelCommands.Analyse),
        new CommandInput("convert", ModelCommands.Convert),
        new ShardManifests(),
        new Journals(),
        new ClassFiles(),
        new ComparedPictures(),
        new CommandLines(),
    ];

    /// <summary>The class of a name; null where there is none.</summary>
    public static FuzzClass? Find(string name) => All.FirstOrDefault(one => one.Name == name);
}
