using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AshPlot.Workers.Tests;

/// <summary>What keeps calls of one system's library from other systems.</summary>
internal sealed class PlatformTests
{
    private static readonly MethodInfo[] Native =
    [
        .. typeof(WorkerPool)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly
                )
            )
            .Where(method =>
                method.GetCustomAttribute<LibraryImportAttribute>() is not null
                || method.GetCustomAttribute<DllImportAttribute>() is not null
            )
            .Where(method => !method.Name.StartsWith('<')), // what LibraryImport generates
    ];

    /// <summary>
    /// The analyzer that knows these attributes (CA1416, whose warnings are errors) then refuses each call that is not
    /// behind a look at the system, and so does it for what calls that.
    /// </summary>
    [Test]
    public void Every_call_of_a_systems_library_says_of_which_system()
    {
        Assert.That(Native, Has.Length.GreaterThan(25));
        Assert.That(
            Native
                .Where(method => !SaysSystem(method) && !SaysSystem(method.DeclaringType!))
                .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"),
            Is.Empty
        );
    }

    private static bool SaysSystem(MemberInfo member) =>
        member.GetCustomAttribute<SupportedOSPlatformAttribute>() is not null
        || member.GetCustomAttribute<UnsupportedOSPlatformAttribute>() is not null;
}
