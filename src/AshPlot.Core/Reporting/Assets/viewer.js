(() => {
  "use strict";

  const { quantities } = runs.own;
  if (quantities.length === 0)
    return;

  const element = id => document.getElementById(id);
  const picture = element("picture");
  const chosen = { quantity: 0, level: 0, position: 0, show: "one" };
  // The second map: of which run, and what of it; no time is that of the first map.
  const beside = { run: null, quantity: 0, level: 0, time: "" };
  const ahead = [new Image(), new Image()];
  let playing = false;
  let turn = 0;
  let settled = Promise.resolve();

  const quantity = () => quantities[chosen.quantity];
  const series = () => quantity().byLevel[chosen.level];
  const map = () => series()[chosen.position];
  const level = () => quantity().levels[map().level];
  const time = () => quantity().times[map().time];

  const make = (tag, text, properties) => Object.assign(document.createElement(tag), { textContent: text }, properties);
  const levelText = (item, of = quantity()) => of.levels[item.level].text;
  const place = (item, of) => [levelText(item, of), of.times[item.time].text].filter(Boolean).join(", ");
  const name = (item, of = quantity()) => [of.text, place(item, of)].filter(Boolean).join(", ");
  const fileName = address => decodeURIComponent(address.slice(address.lastIndexOf("/") + 1));
  const statusText = item => item.state ?? "";

  function choose(next) {
    Object.assign(chosen, next);
    render();
  }

  /** Goes to another quantity or level and keeps the time, or comes as close to it as there are maps. */
  function chooseSeries(quantityIndex, levelIndex) {
    const stamp = time().name;
    const { byLevel, times } = quantities[quantityIndex];
    const maps = byLevel[levelIndex];
    const later = maps.findIndex(item => times[item.time].name >= stamp);
    choose({ quantity: quantityIndex, level: levelIndex, position: later < 0 ? maps.length - 1 : later });
  }

  function chooseQuantity(index) {
    const wanted = level().name;
    const same = quantities[index].levels.findIndex(candidate => candidate.name === wanted);
    fillLevels(quantities[index]);
    chooseSeries(index, Math.max(same, 0));
  }

  function step(by) {
    choose({ position: Math.min(Math.max(chosen.position + by, 0), series().length - 1) });
  }

  function stepLevel(by) {
    const index = chosen.level + by;
    if (index >= 0 && index < quantity().levels.length)
      chooseSeries(chosen.quantity, index);
  }

  function fill(list, entries) {
    list.replaceChildren(...entries.map((text, index) => make("option", text, { value: index })));
  }

  const levelTexts = of => of.levels.map(entry => entry.bounds && entry.bounds !== entry.text
    ? `${entry.text} (${entry.bounds})` : entry.text || "no level");

  function fillLevels(of) {
    fill(element("level"), levelTexts(of));
    const several = of.levels.length > 1;
    element("level-field").hidden = !several && !of.levels[0].text;
    element("levels-field").hidden = !several;
  }

  function render() {
    if (chosen.show === "levels" && quantity().levels.length < 2)
      chosen.show = "one";
    element("quantity").value = chosen.quantity;
    element("level").value = chosen.level;
    element("beside").disabled = chosen.show !== "one";
    element("second-controls").hidden = chosen.show !== "one" || !beside.run;
    for (const choice of document.getElementsByName("show"))
      choice.checked = choice.value === chosen.show;

    const text = time().text;
    const slider = element("time");
    slider.max = series().length - 1;
    slider.value = chosen.position;
    slider.setAttribute("aria-valuetext", text);
    element("time-text").textContent = text;
    element("stepper").hidden = series().length < 2 && !text;
    element("previous").disabled = chosen.position === 0;
    element("next").disabled = chosen.position === series().length - 1;
    element("play").disabled = slider.disabled = series().length < 2;

    element("one").hidden = chosen.show !== "one";
    element("many").hidden = chosen.show === "one";
    if (chosen.show === "one")
      renderOne();
    else
      renderMany();
    remember();
  }

  function renderOne() {
    const item = map();
    const status = statusText(item);
    element("viewer").className = `card ${item.status}`;
    element("caption").textContent = [name(item), status].filter(Boolean).join(": ");
    renderFacts(item);
    renderSecond();
    renderOthers();
    panes.again();
    if (item.picture)
      showPicture(item);
    else
      showNoPicture({ failed: "This map failed", "not-drawn": "Not drawn" }[item.status] ?? "No image to show", item.error
        ?? (item.status === "not-drawn" ? "The run was interrupted before its turn." : "Open its file with the link."));
  }

  const besideQuantity = () => beside.run.quantities[beside.quantity];

  /** The second map: that of the time that is chosen for it, or of the first one's. */
  function besideMap() {
    if (!beside.run)
      return null;
    const of = besideQuantity();
    const wanted = beside.time || time().name;
    return of.byLevel[beside.level].find(candidate => of.times[candidate.time].name === wanted) ?? null;
  }

  function renderSecond() {
    const figure = element("second");
    figure.hidden = !beside.run;
    const [image, canvas] = [element("second-picture"), element("second-canvas")];
    const isOwn = beside.run === runs.own;
    const item = besideMap();
    element("second-pane").hidden = !item?.picture;
    image.hidden = !isOwn;
    canvas.hidden = isOwn;
    if (!item?.picture) {
      image.removeAttribute("src");
      canvas.removeAttribute("data-picture");
      element("second-caption").textContent = beside.run
        ? `${[besideQuantity().text, besideQuantity().levels[beside.level].text].filter(Boolean).join(", ")}: ${item ? statusText(item) || "no image to show" : "no map at this time"}` : "";
      return;
    }
    const words = [isOwn ? "" : beside.run.name, name(item, besideQuantity()), statusText(item)].filter(Boolean).join(": ");
    element("second-caption").textContent = words;
    if (isOwn) {
      image.alt = [`Map of ${name(item, besideQuantity())}`, item.values].filter(Boolean).join(": ");
      if (image.getAttribute("src") !== item.picture)
        image.src = item.picture;
    } else {
      canvas.setAttribute("aria-label", `Map of ${words}`);
      paint(canvas, item.picture);
    }
  }

  /** A picture of another run's folder, which has no address that this page could ask for. */
  async function paint(canvas, picture) {
    if (canvas.dataset.picture === picture)
      return;
    canvas.dataset.picture = picture;
    const bitmap = await beside.run.picture(picture).catch(() => null);
    if (canvas.dataset.picture !== picture)
      return;
    [canvas.width, canvas.height] = bitmap ? [bitmap.width, bitmap.height] : [1, 1];
    if (bitmap)
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
    else
      element("second-caption").textContent = `${fileName(picture)} cannot be opened`;
    panes.again();
  }

  function fillBeside() {
    if (!beside.run)
      return;
    const of = besideQuantity();
    fill(element("second-quantity"), beside.run.quantities.map(entry => entry.text));
    fill(element("second-level"), levelTexts(of));
    element("second-time").replaceChildren(make("option", "the same", { value: "" }), ...of.times.map(entry => make("option", entry.text || "no time", { value: entry.name })));
    element("second-quantity").value = beside.quantity;
    element("second-level").value = beside.level;
    element("second-time").value = beside.time;
    element("second-level-field").hidden = of.levels.length < 2;
  }

  function chooseBeside(next) {
    Object.assign(beside, next);
    if (beside.run) {
      beside.quantity = Math.min(beside.quantity, beside.run.quantities.length - 1);
      beside.level = Math.min(beside.level, besideQuantity().levels.length - 1);
      if (!besideQuantity().times.some(entry => entry.name === beside.time))
        beside.time = "";
    }
    element("beside").value = !beside.run ? "" : beside.run === runs.own ? "own" : "folder";
    fillBeside();
    render();
  }

  /** Begins with what is most often wanted: the next level of the same quantity, or of another run the same map. */
  function startBeside(run) {
    const same = run ? Math.max(run.quantities.findIndex(other => other.name === quantity().name), 0) : 0;
    const found = run?.quantities[same].levels.findIndex(other => other.name === level().name) ?? 0;
    const next = run === runs.own && run.quantities[same].levels.length > 1 ? (found + 1) % run.quantities[same].levels.length : Math.max(found, 0);
    chooseBeside({ run, quantity: same, level: next, time: "" });
  }

  async function openFolder(files) {
    const problem = element("folder-problem");
    problem.hidden = true;
    try {
      startBeside(await runs.open(files));
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
      chooseBeside({ run: null });
      problem.focus();
    }
    element("folder").value = "";
  }

  /** What the panes show, for those who read values. */
  function shownMaps() {
    const all = [{ box: element("picture-pane"), run: runs.own, quantity: quantity(), map: map(), level: levelText(map()) }];
    const second = besideMap();
    if (second?.picture)
      all.push({ box: element("second-pane"), run: beside.run, quantity: besideQuantity(), map: second, level: levelText(second, besideQuantity()) });
    for (const figure of element("others").children) {
      if (figure.shown)
        all.push({ box: figure.firstChild, run: runs.own, ...figure.shown });
    }
    return all.filter(one => one.quantity.frame && one.map.picture);
  }

  /** The maps of the runs that are compared, at the same level and time: they step together. */
  function renderOthers() {
    const all = quantity().of ? quantities.filter(other => other.of === quantity().of) : [];
    const others = all.filter(other => other !== quantity());
    const box = element("others");
    box.hidden = others.length === 0;
    element("one").classList.toggle("compared", others.length > 0);
    // The difference is the first of them, and is read after the runs that it is made of.
    const order = other => (other === all[0] ? 1 : 0);
    element("first").style.order = order(quantity());
    const [at, on] = [time().name, level().name];
    while (box.children.length > others.length)
      box.lastChild.remove();
    others.forEach((other, index) => {
      const figure = box.children[index] ?? box.appendChild(makeFigure());
      const [pane, caption] = figure.children;
      figure.style.order = order(other);
      const item = other.maps.find(candidate => other.times[candidate.time].name === at && other.levels[candidate.level].name === on);
      pane.hidden = !item?.picture;
      figure.shown = item?.picture ? { quantity: other, map: item, level: levelText(item, other) } : null;
      caption.textContent = item ? [other.text, statusText(item)].filter(Boolean).join(": ") : `${other.text}: no map at this time`;
      if (!item?.picture) {
        pane.firstChild.removeAttribute("src");
        return;
      }
      pane.firstChild.alt = [`Map of ${other.text}`, item.values].filter(Boolean).join(": ");
      if (pane.firstChild.getAttribute("src") !== item.picture)
        pane.firstChild.src = item.picture;
    });
  }

  function makeFigure() {
    const figure = make("figure", "");
    const pane = make("div", "", { className: "pane" });
    pane.append(make("img", "", { decoding: "async", alt: "" }));
    panes.add(pane);
    figure.append(pane, make("figcaption", ""), make("p", "", { className: "reading" }));
    return figure;
  }

  function showPicture(item) {
    element("no-picture").hidden = true;
    element("picture-pane").hidden = false;
    picture.alt = [`Map of ${name(item)}`, item.values].filter(Boolean).join(": ");
    if (picture.getAttribute("src") === item.picture)
      return;
    settled = new Promise(resolve => {
      picture.onload = () => { loadNeighbours(); resolve(); };
      picture.onerror = () => { showNoPicture("The image cannot be opened", fileName(item.picture)); resolve(); };
    });
    picture.src = item.picture;
  }

  /** Takes the room of the picture before it, so that the page does not jump while one steps through. */
  function showNoPicture(title, text) {
    const box = element("no-picture");
    if (picture.clientHeight > 0)
      box.style.minHeight = `${picture.clientHeight}px`;
    element("picture-pane").hidden = true;
    element("reading").textContent = "";
    picture.removeAttribute("src");
    picture.onload = picture.onerror = null;
    settled = Promise.resolve();
    box.hidden = false;
    element("no-picture-title").textContent = title;
    element("no-picture-text").textContent = text;
  }

  /** The pictures that one key or the film asks for next are there before they are asked for. */
  function loadNeighbours() {
    const maps = series();
    [1, -1].forEach((by, index) => {
      const next = maps[playing ? (chosen.position + by + maps.length) % maps.length : chosen.position + by];
      if (next?.picture && ahead[index].getAttribute("src") !== next.picture)
        ahead[index].src = next.picture;
    });
  }

  function renderFacts(item) {
    const rows = [
      ["Quantity", quantity().text],
      ["Level", [level().text, level().bounds].filter(Boolean).join(", ")],
      ["Time", time().text],
      ["Period", time().bounds],
      ["Values in the whole slice", item.values],
      ["State", statusText(item)],
      ["Unknown", item.unknown],
      ["Error", item.error],
    ];
    element("drawn").textContent = item.drawn ?? "";
    element("drawn-field").hidden = !item.drawn;
    element("facts").replaceChildren(...rows.filter(([, value]) => value)
      .flatMap(([label, value]) => [make("dt", label), make("dd", value, { dir: "auto" })]));
    element("files").replaceChildren(...item.files.map(address => {
      const entry = make("li", "");
      entry.append(make("a", fileName(address), { href: address }), " ", makeCopy(fileName(address)));
      return entry;
    }), ...(item.exports ?? []).map(address => {
      const entry = make("li", "Data: ");
      entry.append(make("a", fileName(address), { href: address, download: fileName(address) }));
      return entry;
    }));
    for (const film of quantity().animations?.[chosen.level] ?? []) {
      const entry = make("li", "");
      entry.append(make("a", `Animation of all times (${film.slice(film.lastIndexOf(".") + 1)})`, { href: film }));
      element("files").append(entry);
    }
    element("notes").replaceChildren(...(quantity().notes ?? []).map(text => make("p", text, { className: "notice" })));
  }

  function makeCopy(text) {
    const button = make("button", "Copy name", { type: "button", className: "small" });
    button.setAttribute("aria-label", `Copy name ${text}`);
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
      } catch {
        // A browser may keep its clipboard from pages on disk; the name is selected instead.
        getSelection().selectAllChildren(button.previousElementSibling);
        button.textContent = "Selected";
      }
    };
    return button;
  }

  /** One entry for each map; entries that are there already are kept, so that stepping does not flicker. */
  function renderMany() {
    const byTime = chosen.show === "times";
    const current = map();
    const items = byTime ? series() : quantity().maps.filter(item => item.time === current.time);
    const list = element("many");
    while (list.children.length > items.length)
      list.lastChild.remove();
    items.forEach((item, index) => {
      const entry = list.children[index] ?? list.appendChild(makeEntry());
      const [button] = entry.children;
      const [image, error, label] = button.children;
      button.setAttribute("aria-current", item === current);
      button.onclick = () => choose({
        show: "one", level: item.level, position: quantity().byLevel[item.level].indexOf(item),
      });
      image.hidden = !item.picture;
      image.alt = item.picture ? `Map of ${name(item)}` : "";
      error.hidden = !!item.picture;
      error.textContent = item.picture ? "" : item.error ?? "";
      label.textContent = [(byTime ? quantity().times[item.time] : quantity().levels[item.level]).text || quantity().text,
        statusText(item)].filter(Boolean).join(": ");
      if (item.picture && image.getAttribute("src") !== item.picture)
        image.src = item.picture;
    });
  }

  function makeEntry() {
    const entry = make("li", "");
    const button = make("button", "", { type: "button" });
    button.append(make("img", "", { loading: "lazy", decoding: "async", alt: "" }),
      make("span", "", { className: "error" }), make("span", ""));
    entry.append(button);
    return entry;
  }

  /** Keeps what is shown in the address, so that it survives a reload and can be sent to a colleague. */
  function remember() {
    if (playing)
      return;
    const state = new URLSearchParams({ quantity: quantity().name });
    if (level().name)
      state.set("level", level().name);
    if (time().name)
      state.set("time", time().name);
    if (chosen.show !== "one")
      state.set("show", chosen.show);
    // Another run's folder cannot be opened again by an address.
    if (beside.run === runs.own)
      state.set("beside", JSON.stringify([besideQuantity().name, besideQuantity().levels[beside.level].name, beside.time]));
    history.replaceState(null, "", `#${state}`);
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    const find = (list, wanted) => Math.max(list.findIndex(entry => entry.name === wanted), 0);
    const index = find(quantities, state.get("quantity"));
    const { levels, times, byLevel } = quantities[index];
    const levelIndex = find(levels, state.get("level"));
    const position = byLevel[levelIndex].findIndex(item => times[item.time].name === state.get("time"));
    const show = ["times", "levels"].find(view => view === state.get("show")) ?? "one";
    fillLevels(quantities[index]);
    Object.assign(chosen, { quantity: index, level: levelIndex, position: Math.max(position, 0), show });
    recallBeside(state.get("beside"));
  }

  function recallBeside(text) {
    let words = null;
    try {
      words = JSON.parse(text);
    } catch {
      // An address that somebody has changed by hand shows one map.
    }
    if (!Array.isArray(words)) {
      chooseBeside(beside.run === runs.own ? { run: null } : {});
      return;
    }
    const of = Math.max(quantities.findIndex(entry => entry.name === words[0]), 0);
    const on = Math.max(quantities[of].levels.findIndex(entry => entry.name === words[1]), 0);
    chooseBeside({ run: runs.own, quantity: of, level: on, time: String(words[2] ?? "") });
  }

  function play(on) {
    playing = on;
    turn += 1;
    element("play").textContent = on ? "Pause" : "Play";
    element("play").setAttribute("aria-pressed", on);
    // A screen reader that was told of every frame would never come to an end.
    element("caption").setAttribute("aria-live", on ? "off" : "polite");
    if (on)
      advance(turn);
    else
      remember();
  }

  /** Waits for each picture to be there before the next one's time begins: a slow disk slows the film, and skips nothing. */
  async function advance(mine) {
    while (playing && turn === mine) {
      await settled;
      await new Promise(resolve => setTimeout(resolve, 1000 / Number(element("speed").value)));
      if (playing && turn === mine)
        choose({ position: (chosen.position + 1) % series().length });
    }
  }

  function onKey(event) {
    // Shift is pressed for + on many keyboards.
    if (event.ctrlKey || event.altKey || event.metaKey || (event.shiftKey && event.key !== "+") || event.defaultPrevented)
      return;
    const focus = document.activeElement;
    const inViewer = !focus || focus === document.body || element("viewer").contains(focus);
    const native = focus?.matches("select, input[type=radio]") || (focus?.matches("input") && event.key !== " ")
      || (event.key === " " && focus?.matches("button, a, summary"));
    const action = {
      ArrowLeft: () => step(-1),
      ArrowRight: () => step(1),
      ArrowUp: () => stepLevel(1),
      ArrowDown: () => stepLevel(-1),
      "+": () => panes.zoom(1.5),
      "=": () => panes.zoom(1.5),
      "-": () => panes.zoom(1 / 1.5),
      "0": () => panes.reset(),
      Home: () => choose({ position: 0 }),
      End: () => choose({ position: series().length - 1 }),
      " ": () => play(!playing),
    }[event.key];
    const vertical = event.key === "ArrowUp" || event.key === "ArrowDown";
    if (!action || !inViewer || native || (vertical && quantity().levels.length < 2) || (event.key === " " && series().length < 2))
      return;
    event.preventDefault();
    action();
  }

  fill(element("quantity"), quantities.map(entry => entry.text));
  element("quantity").onchange = event => chooseQuantity(Number(event.target.value));
  element("level").onchange = event => chooseSeries(chosen.quantity, Number(event.target.value));
  element("beside").onchange = event => {
    if (event.target.value === "folder") {
      // The choice is made once a folder is.
      chooseBeside({});
      element("folder").click();
    } else {
      startBeside(event.target.value === "own" ? runs.own : null);
    }
  };
  element("folder").onchange = event => openFolder(event.target.files);
  element("second-quantity").onchange = event => chooseBeside({ quantity: Number(event.target.value) });
  element("second-level").onchange = event => chooseBeside({ level: Number(event.target.value) });
  element("second-time").onchange = event => chooseBeside({ time: event.target.value });
  element("print").onclick = () => print();
  element("time").oninput = event => choose({ position: Number(event.target.value) });
  element("previous").onclick = () => step(-1);
  element("next").onclick = () => step(1);
  element("play").onclick = () => play(!playing);
  for (const choice of document.getElementsByName("show"))
    choice.onchange = () => choose({ show: choice.value });
  document.addEventListener("keydown", onKey);
  window.addEventListener("hashchange", recall);

  // A long list stands in the way of what is below it once the viewer is there.
  if (quantities.reduce((sum, entry) => sum + entry.maps.length, 0) > 60) {
    for (const part of document.querySelectorAll("#all-maps details"))
      part.open = false;
  }
  element("viewer").hidden = false;
  // The shown map is what prints; without a viewer it is the list.
  document.body.classList.add("scripted");
  panes.begin(shownMaps);
  recall();
})();
