using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AshPlot.Core.Errors;

namespace AshPlot.Core;

/// <summary>
/// Reads JSON that somebody else may have written: the one way in for documents from files. What the serializer takes
/// without a word is an error here: a member that is there twice, null in a list of texts or records, a number where a
/// word belongs, a number too large for a double; and then whatever the type itself says is wrong.
/// </summary>
internal static class CheckedJson
{
    private const int DeepestNesting = 32;

    /// <summary>Reads a document.</summary>
    /// <param name="json">Its bytes, UTF-8.</param>
    /// <param name="type">What it holds.</param>
    /// <param name="file">Where it came from, for the error.</param>
    /// <param name="what">What it is to be, for the error, e.g. <c>a manifest of ashplot</c>.</param>
    /// <param name="problem">What is wrong with a value of the right form; null where nothing is.</param>
    /// <param name="nullLists">Names of the lists whose elements may be null.</param>
    /// <exception cref="UnreadableInputException">It is not JSON, has another form, or does not make sense.</exception>
    public static T Read<T>(
        ReadOnlyMemory<byte> json,
        JsonTypeInfo<T> type,
        string file,
        string what,
        Func<T, string?> problem,
        params string[] nullLists
    )
        where T : class
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(problem);
        T? value;
        try
        {
            using (
                var document = JsonDocument.Parse(
                    json,
                    new JsonDocumentOptions { MaxDepth = DeepestNesting, AllowDuplicateProperties = false }
                )
            )
            {
                if (Fault(document.RootElement, type, nullLists) is { } fault)
                    throw new UnreadableInputException(file, $"it is not {what}: {fault}");
            }

            value = JsonSerializer.Deserialize(json.Span, type);
        }
        catch (JsonException error)
        {
            throw new UnreadableInputException(file, $"it is not {what}", error.LineNumber + 1, null, error);
        }
        catch (Exception error)
            when (error is InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            // Half of a surrogate pair in a text is an InvalidOperationException, a date out of range an
            // ArgumentException.
            throw new UnreadableInputException(file, $"it is not {what}", innerException: error);
        }

        if (value is null)
            throw new UnreadableInputException(file, $"it is not {what}");
        return problem(value) is { } wrong ? throw new UnreadableInputException(file, wrong) : value;
    }

    /// <summary>What the serializer would let pass.</summary>
    private static string? Fault(
        JsonElement element,
        JsonTypeInfo type,
        string[] nullLists,
        string name = "the document"
    )
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                if (type.Type.IsEnum)
                    return $"'{name}' is a number and not a word";
                return element.TryGetDouble(out var number) && double.IsFinite(number)
                    ? null
                    : $"'{name}' is a number out of range";
            case JsonValueKind.Array when type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } of }:
                return element
                    .EnumerateArray()
                    .Select(item => ElementFault(item, of, type, nullLists, name))
                    .FirstOrDefault(fault => fault is not null);
            case JsonValueKind.Object when type is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } of }:
                return element
                    .EnumerateObject()
                    .Select(item => ElementFault(item.Value, of, type, nullLists, name))
                    .FirstOrDefault(fault => fault is not null);
            case JsonValueKind.Object when type.Kind == JsonTypeInfoKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (
                        type.Properties.FirstOrDefault(property => member.NameEquals(property.Name)) is { } property
                        && Fault(member.Value, InfoOf(property.PropertyType, type), nullLists, property.Name)
                            is { } fault
                    )
                        return fault;
                }

                return null;
            default:
                return null;
        }
    }

    private static string? ElementFault(
        JsonElement item,
        Type of,
        JsonTypeInfo list,
        string[] nullLists,
        string name
    ) =>
        item.ValueKind == JsonValueKind.Null
            ? of.IsValueType || nullLists.Contains(name)
                ? null
                : $"there is null in '{name}'"
            : Fault(item, InfoOf(of, list), nullLists, name);

    private static JsonTypeInfo InfoOf(Type type, JsonTypeInfo within) =>
        within.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
}
