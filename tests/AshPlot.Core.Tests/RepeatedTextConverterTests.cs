using System.Text.Json;
using AshPlot.Core.Runs;

namespace AshPlot.Core.Tests;

internal sealed class RepeatedTextConverterTests
{
    [Test]
    public void Neighbours_with_one_text_share_one_string_and_others_keep_theirs()
    {
        string[] variables = ["ash", "ash", "a\u00fcsh \"1\"", "a\u00fcsh \"1\"", "", "ash"];
        var json = JsonSerializer.Serialize(
            variables.Select(variable => new PlaneTerm(0, variable, [1, PlaneTerm.Latitude, PlaneTerm.Longitude]))
        );

        var terms = JsonSerializer.Deserialize<PlaneTerm[]>(json)!;

        Assert.That(terms.Select(term => term.Variable), Is.EqualTo(variables));
        Assert.That(terms[1].Variable, Is.SameAs(terms[0].Variable));
        Assert.That(terms[3].Variable, Is.SameAs(terms[2].Variable));
    }
}
