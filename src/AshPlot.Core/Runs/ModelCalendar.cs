namespace AshPlot.Core.Runs;

/// <summary>The calendar that a model's times are counted in (CF conventions, section 4.4.1).</summary>
internal enum ModelCalendar
{
    /// <summary>The calendar of ISO 8601: CF's proleptic_gregorian, and its standard calendar from 15 October 1582 on.</summary>
    Gregorian,

    /// <summary>Every year has 365 days.</summary>
    NoLeap,

    /// <summary>Every month has 30 days.</summary>
    ThreeHundredSixtyDay,

    /// <summary>Every fourth year has 366 days: CF's julian, and its standard calendar before 15 October 1582.</summary>
    Julian,

    /// <summary>Every year has 366 days.</summary>
    AllLeap,
}
