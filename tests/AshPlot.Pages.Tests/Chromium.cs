namespace AshPlot.Pages.Tests;

/// <summary>One headless browser for all tests: starting it is what takes the time.</summary>
[SetUpFixture]
public sealed class Chromium
{
    private const string Executable = "/usr/bin/chromium";
    private static IPlaywright? playwright;
    private static IBrowser? browser;

    /// <summary>The browser; ignores the test where the machine has none.</summary>
    public static IBrowser Browser
    {
        get
        {
            if (browser is null)
                Assert.Ignore($"there is no {Executable}; the package is called chromium");
            return browser;
        }
    }

    [OneTimeSetUp]
    public async Task Start()
    {
        if (!File.Exists(Executable))
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Executable,
                Headless = true,
                Timeout = 60_000,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
