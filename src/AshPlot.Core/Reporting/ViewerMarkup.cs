namespace AshPlot.Core.Reporting;

/// <summary>
/// The viewer's controls, hidden until its script fills them. Nothing in here comes from a file.
/// </summary>
internal static class ViewerMarkup
{
    public const string Text =
        """
        <section id="viewer" class="card" aria-label="Map viewer" hidden>
          <div class="controls">
            <span class="field"><label for="quantity">Quantity</label><select id="quantity"></select></span>
            <span class="field" id="level-field"><label for="level">Level</label><select id="level"></select></span>
            <span class="field" id="beside-field"><label for="beside">Beside it</label><select id="beside"></select></span>
            <fieldset>
              <legend>Show</legend>
              <label><input type="radio" name="show" value="one" checked>one map</label>
              <label><input type="radio" name="show" value="times">all times</label>
              <label id="levels-field"><input type="radio" name="show" value="levels">all levels</label>
            </fieldset>
          </div>
          <div class="controls" id="stepper" role="group" aria-label="Time">
            <button type="button" id="previous" aria-label="Previous time" title="Previous time (left arrow)">◀</button>
            <button type="button" id="play" aria-pressed="false" title="Play (space)">Play</button>
            <button type="button" id="next" aria-label="Next time" title="Next time (right arrow)">▶</button>
            <label class="slider"><span class="hidden">Time</span><input type="range" id="time" min="0" value="0" step="1"></label>
            <output id="time-text" for="time" aria-live="off"></output>
            <span class="field"><label for="speed">Speed</label><select id="speed">
              <option value="1">1 a second</option>
              <option value="2" selected>2 a second</option>
              <option value="4">4 a second</option>
              <option value="8">8 a second</option>
            </select></span>
          </div>
          <div id="one">
            <div id="pictures">
              <figure id="first">
                <a id="picture-link"><img id="picture" alt="" decoding="async"></a>
                <div id="no-picture" hidden><strong id="no-picture-title"></strong><span id="no-picture-text"></span></div>
                <figcaption id="caption" aria-live="polite"></figcaption>
              </figure>
              <figure id="second" hidden>
                <a id="second-link"><img id="second-picture" alt="" decoding="async"></a>
                <figcaption id="second-caption"></figcaption>
              </figure>
              <div id="others" hidden></div>
            </div>
            <div id="about">
              <h2>This map</h2>
              <dl class="facts" id="facts"></dl>
              <ul id="files" aria-label="Files of this map"></ul>
              <div id="notes"></div>
            </div>
          </div>
          <ul id="many" hidden></ul>
          <p class="quiet keys">Keys: <kbd>←</kbd> <kbd>→</kbd> time, <kbd>↑</kbd> <kbd>↓</kbd> level,
            <kbd>Home</kbd> <kbd>End</kbd> first and last time, <kbd>space</kbd> plays.</p>
        </section>

        """;
}
