namespace AshPlot.Core.Loading.NameText;

/// <summary>Text of a file as it may stand in a message.</summary>
internal static class Excerpt
{
    private const int Longest = 40;

    /// <summary>At most 40 characters, those that a terminal would act on replaced.</summary>
    public static string Of(string text)
    {
        var shown = text.Length > Longest ? text[..(Longest - 3)] + "..." : text;
        return new string([.. shown.Select(letter => char.IsControl(letter) ? '?' : letter)]);
    }
}
