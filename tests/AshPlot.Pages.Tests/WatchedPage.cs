namespace AshPlot.Pages.Tests;

/// <summary>A page of the browser, with all that it asked for and complained about.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private WatchedPage(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Add(Complaints, message.Text);
        };
        page.PageError += (_, error) => Add(Complaints, error);
        page.Dialog += async (_, dialog) =>
        {
            Add(Complaints, $"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        context.Request += (_, request) => Add(Requests, request.Url);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    public static async Task<WatchedPage> Open(
        string address,
        bool scripts = true,
        int width = 1280,
        int height = 900,
        ColorScheme colours = ColorScheme.Light
    )
    {
        var context = await Chromium.Browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                JavaScriptEnabled = scripts,
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = colours,
                Offline = true,
            }
        );
        context.SetDefaultTimeout(20_000);
        var watched = new WatchedPage(context, await context.NewPageAsync());
        await watched.Page.GotoAsync(address);
        return watched;
    }

    /// <summary>Waits until the viewer's picture has loaded and tells which file it is, relative to the page.</summary>
    public async Task<string> Picture()
    {
        await Page.WaitForFunctionAsync("() => document.getElementById('picture').complete");
        var width = await Page.EvaluateAsync<int>("() => document.getElementById('picture').naturalWidth");
        var source = await Page.GetAttributeAsync("#picture", "src") ?? "";
        Assert.That(width, Is.GreaterThan(0), $"{source} did not load");
        return source;
    }

    /// <summary>Nothing was complained about, and nothing was asked for outside the folder.</summary>
    public void IsClean()
    {
        lock (Complaints)
            Assert.That(Complaints, Is.Empty);
        lock (Requests)
            Assert.That(Requests, Has.All.StartWith("file:///"));
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static void Add(List<string> list, string text)
    {
        lock (list)
            list.Add(text);
    }
}
