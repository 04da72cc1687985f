using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace AshPlot.Core.Drawing;

/// <summary>
/// Loads Skia without the fonts of the machine. At its first use Skia's default font manager, which SkiaSharp makes for
/// every other class too, opens and parses each font below a folder whose name is compiled in
/// (SkFontMgr_custom_directory.cpp; SkiaSharp has no function that makes another manager). Maps use embedded fonts
/// alone, so the name is emptied in this process's copy of the library: a folder of that name cannot be opened, and
/// Skia goes on without. Where the name is not found as expected, nothing is changed, and a start only takes longer.
/// </summary>
internal static unsafe partial class SkiaLibrary
{
    private const int Read = 1; // PROT_READ and PROT_WRITE of sys/mman.h
    private const int Write = 2;

    private static readonly Lock Loading = new();
    private static nint library;

    private static ReadOnlySpan<byte> FontFolder => "/usr/share/fonts/\0"u8;

    [ModuleInitializer]
    [SuppressMessage(
        "Usage",
        "CA2255",
        Justification = "It must come before whatever uses Skia first, which any class may be."
    )]
    internal static void Prepare()
    {
        if (OperatingSystem.IsLinux())
            NativeLibrary.SetDllImportResolver(typeof(SKObject).Assembly, Load);
    }

    /// <summary>Called for each function of the library at its first use.</summary>
    private static nint Load(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        lock (Loading)
        {
            if (library == 0 && NativeLibrary.TryLoad(name, assembly, searchPath, out library))
                EmptyFontFolder($"/{name}.so");
            return library;
        }
    }

    private static void EmptyFontFolder(string fileName)
    {
        nint found = 0;
        foreach (var line in File.ReadLines("/proc/self/maps"))
        {
            // 7f0123456000-7f0123467000 r--p 00718000 08:01 1234 /path/of/the/library
            if (
                !line.EndsWith(fileName, StringComparison.Ordinal)
                || line.Split(['-', ' '], 3) is not [var first, var end, ['r', '-', '-', ..]]
            )
                continue;
            var start = Address(first);
            var offset = new ReadOnlySpan<byte>((void*)start, checked((int)(Address(end) - start))).IndexOf(FontFolder);
            if (offset < 0)
                continue;
            if (found != 0)
                return;
            found = start + offset;
        }

        var page = found & -Environment.SystemPageSize;
        if (found == 0 || Protect(page, 1, Read | Write) != 0)
            return;
        *(byte*)found = 0;
        _ = Protect(page, 1, Read);
    }

    private static nint Address(string text) => nint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint page, nuint length, int protection);
}
