using AshPlot.Core.Errors;
using AshPlot.Core.Loading.NetCdf.Unidata;

namespace AshPlot.Core.Tests.Loading.NetCdf;

internal sealed class NativeLibraryFinderTests
{
    [TestCase("ASHPLOT_NETCDF")]
    [TestCase("LIBNETCDFPATH")]
    public void A_library_asked_for_by_name_that_cannot_be_loaded_says_in_one_line_what_to_do(string variable)
    {
        var error = Assert.Throws<MissingLibraryException>(() =>
            NativeLibraryFinder.Find(name => name == variable ? "/no/such/libnetcdf.so" : null)
        );

        Assert.That(
            error!.Message,
            Does.Contain($"{variable} names /no/such/libnetcdf.so")
                .And.Contain("apt-get install libnetcdf19")
                .And.Contain("conda install libnetcdf")
                .And.Contain("ASHPLOT_NETCDF")
        );
        Assert.That(error.Message, Does.Not.Contain("\n"));
    }

    [Test]
    public void A_folder_may_stand_for_the_library_in_it()
    {
        var library = Directory
            .EnumerateFiles("/usr/lib", "libnetcdf.so*", new EnumerationOptions { RecurseSubdirectories = true })
            .FirstOrDefault();
        if (library is null)
            Assert.Ignore("libnetcdf is not installed below /usr/lib");

        var handle = NativeLibraryFinder.Find(name => name == "ASHPLOT_NETCDF" ? Path.GetDirectoryName(library) : null);

        Assert.That(handle, Is.Not.Zero);
    }

    [Test]
    public void Without_settings_the_loaders_own_path_is_searched()
    {
        NetCdfTools.IgnoreWithoutLibrary();

        Assert.That(NativeLibraryFinder.Find(_ => null), Is.Not.Zero);
    }
}
