namespace AshPlot.Core.Runs;

/// <summary>The calendar that a model's times are counted in (CF conventions, section 4.4.1).</summary>
public enum ModelCalendar
{
    /// <summary>The calendar of ISO 8601; CF's standard, gregorian and proleptic_gregorian for all times after 1582.</summary>
    Gregorian,

    /// <summary>Every year has 365 days.</summary>
    NoLeap,

    /// <summary>Every month has 30 days.</summary>
    ThreeHundredSixtyDay,
}
