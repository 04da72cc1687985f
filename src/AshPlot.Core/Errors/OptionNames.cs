namespace AshPlot.Core.Errors;

/// <summary>
/// What the user calls options. Core knows an option by its property, e.g. <c>nameof(MapOptions.Limits)</c>, and a
/// program that uses the library reads this name in messages. A program whose users know options by other names, as
/// the command line does, says once at its start, and in its workers, what they are.
/// </summary>
/// <remarks>
/// One choice for the whole process, since messages also go where no caller can put them into other words: to the
/// manifest, to pages and through pipes. FluentValidation has its <c>ValidatorOptions.Global.DisplayNameResolver</c> in
/// this way.
/// </remarks>
internal static class OptionNames
{
    private static Func<string, string?>? names;

    /// <summary>Has messages name options as a function says; what it gives null for keeps its name.</summary>
    public static void Use(Func<string, string?>? nameOf) => names = nameOf;

    /// <summary>The name of a property's option; the property's own where it has no other.</summary>
    public static string Of(string property) => names?.Invoke(property) ?? property;
}
