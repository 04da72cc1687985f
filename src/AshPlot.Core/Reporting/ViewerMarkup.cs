namespace AshPlot.Core.Reporting;

/// <summary>
/// The viewer's controls, hidden until its script fills them. Nothing in here comes from a file.
/// </summary>
internal static class ViewerMarkup
{
    public const string Text = """
        <section id="viewer" class="card" aria-label="Map viewer" hidden>
          <div class="controls">
            <span class="field"><label for="quantity">Quantity</label><select id="quantity"></select></span>
            <span class="field" id="level-field"><label for="level">Level</label><select id="level"></select></span>
            <span class="field" id="beside-field"><label for="beside">Beside it</label><select id="beside">
              <option value="">nothing</option>
              <option value="own">another map of this run</option>
              <option value="folder">another run's folder…</option>
            </select></span>
            <input type="file" id="folder" webkitdirectory hidden aria-label="Folder of another run">
            <fieldset>
              <legend>Show</legend>
              <label><input type="radio" name="show" value="one" checked>one map</label>
              <label><input type="radio" name="show" value="times">all times</label>
              <label id="levels-field"><input type="radio" name="show" value="levels">all levels</label>
            </fieldset>
          </div>
          <div class="controls" id="second-controls" role="group" aria-label="Second map" hidden>
            <span class="field"><label for="second-quantity">Second map</label><select id="second-quantity"></select></span>
            <span class="field" id="second-level-field"><label for="second-level">Its level</label><select id="second-level"></select></span>
            <span class="field"><label for="second-time">Its time</label><select id="second-time"></select></span>
          </div>
          <p class="notice" id="folder-problem" tabindex="-1" hidden></p>
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
            <span class="field" role="group" aria-label="Zoom">
              <button type="button" id="zoom-out" aria-label="Zoom out" title="Zoom out (-)">−</button>
              <button type="button" id="zoom-in" aria-label="Zoom in" title="Zoom in (+)">+</button>
              <button type="button" id="zoom-reset" title="The whole map (0)">Whole</button>
            </span>
            <button type="button" id="print">Print</button>
          </div>
          <div id="one">
            <div id="pictures">
              <figure id="first">
                <div class="pane" id="picture-pane" tabindex="0" role="group" aria-label="Map; shift and an arrow key move the cross"><img id="picture" alt="" decoding="async"></div>
                <div id="no-picture" hidden><strong id="no-picture-title"></strong><span id="no-picture-text"></span></div>
                <figcaption id="caption" aria-live="polite"></figcaption>
                <p class="reading" id="reading"></p>
              </figure>
              <figure id="second" hidden>
                <div class="pane" id="second-pane"><img id="second-picture" alt="" decoding="async"><canvas id="second-canvas" role="img" width="1" height="1" hidden></canvas></div>
                <figcaption id="second-caption"></figcaption>
                <p class="reading"></p>
              </figure>
              <div id="others" hidden></div>
            </div>
            <div id="about">
              <h2>This map</h2>
              <dl class="facts" id="facts"></dl>
              <ul id="files" aria-label="Files of this map"></ul>
              <details id="drawn-field"><summary>Details</summary><p>Drawn <span id="drawn"></span></p></details>
              <div id="notes"></div>
            </div>
          </div>
          <ul id="many" hidden></ul>
          <p class="quiet keys">Keys: <kbd>←</kbd> <kbd>→</kbd> time, <kbd>↑</kbd> <kbd>↓</kbd> level,
            <kbd>Home</kbd> <kbd>End</kbd> first and last time, <kbd>space</kbd> plays, <kbd>+</kbd> <kbd>-</kbd> <kbd>0</kbd> zoom;
            drag a zoomed map to move it. Values under the cursor are those of the model's cells, rounded.</p>
          <span id="values"></span>
        </section>

        """;
}
