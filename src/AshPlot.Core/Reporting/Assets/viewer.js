(() => {
  "use strict";

  const quantities = JSON.parse(document.getElementById("viewer-data").textContent).quantities
    .filter(quantity => quantity.maps.length > 0);
  if (quantities.length === 0)
    return;

  const element = id => document.getElementById(id);
  const picture = element("picture");
  const chosen = { quantity: 0, level: 0, position: 0, show: "one", beside: -1 };
  const ahead = [new Image(), new Image()];
  let playing = false;
  let turn = 0;
  let settled = Promise.resolve();

  // Maps by quantity and level: a run need not have every level at every time, so times are counted per level.
  for (const quantity of quantities) {
    quantity.byLevel = quantity.levels.map(() => []);
    for (const map of quantity.maps)
      quantity.byLevel[map.level].push(map);
  }

  const quantity = () => quantities[chosen.quantity];
  const series = () => quantity().byLevel[chosen.level];
  const map = () => series()[chosen.position];
  const level = () => quantity().levels[map().level];
  const time = () => quantity().times[map().time];

  const make = (tag, text, properties) => Object.assign(document.createElement(tag), { textContent: text }, properties);
  const place = item => [quantity().levels[item.level].text, quantity().times[item.time].text].filter(Boolean).join(", ");
  const name = item => [quantity().text, place(item)].filter(Boolean).join(", ");
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
    const other = quantity().levels[chosen.beside]?.name;
    chosen.beside = other === undefined ? -1 : quantities[index].levels.findIndex(candidate => candidate.name === other);
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

  function fillLevels(of) {
    const withText = of.levels.map(entry => entry.bounds && entry.bounds !== entry.text
      ? `${entry.text} (${entry.bounds})` : entry.text || "no level");
    fill(element("level"), withText);
    element("beside").replaceChildren(make("option", "nothing", { value: -1 }),
      ...withText.map((text, index) => make("option", text, { value: index })));
    const several = of.levels.length > 1;
    element("beside-field").hidden = !several;
    element("level-field").hidden = !several && !of.levels[0].text;
    element("levels-field").hidden = !several;
  }

  function render() {
    if (chosen.show === "levels" && quantity().levels.length < 2)
      chosen.show = "one";
    element("quantity").value = chosen.quantity;
    element("level").value = chosen.level;
    element("beside").value = chosen.beside;
    element("beside").disabled = chosen.show !== "one";
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
    renderSecond(item);
    renderOthers();
    if (item.picture)
      showPicture(item);
    else
      showNoPicture({ failed: "This map failed", "not-drawn": "Not drawn" }[item.status] ?? "No image to show", item.error
        ?? (item.status === "not-drawn" ? "The run was interrupted before its turn." : "Open its file with the link."));
  }

  /** The map of another level at the same time. */
  function renderSecond(first) {
    const wanted = chosen.beside >= 0 && chosen.beside !== chosen.level;
    element("second").hidden = !wanted;
    const image = element("second-picture");
    const item = wanted ? quantity().byLevel[chosen.beside].find(candidate => candidate.time === first.time) : null;
    element("second-link").hidden = !item?.picture;
    if (!item?.picture) {
      image.removeAttribute("src");
      element("second-caption").textContent = wanted
        ? `${quantity().levels[chosen.beside].text}: ${item ? statusText(item) || "no image to show" : "no map at this time"}` : "";
      return;
    }
    element("second-link").href = item.files[0];
    element("second-caption").textContent = [name(item), statusText(item)].filter(Boolean).join(": ");
    image.alt = [`Map of ${name(item)}`, item.values].filter(Boolean).join(": ");
    if (image.getAttribute("src") !== item.picture)
      image.src = item.picture;
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
      const [link, caption] = figure.children;
      figure.style.order = order(other);
      const item = other.maps.find(candidate => other.times[candidate.time].name === at && other.levels[candidate.level].name === on);
      link.hidden = !item?.picture;
      caption.textContent = item ? [other.text, statusText(item)].filter(Boolean).join(": ") : `${other.text}: no map at this time`;
      if (!item?.picture) {
        link.firstChild.removeAttribute("src");
        return;
      }
      link.href = item.files[0];
      link.firstChild.alt = [`Map of ${other.text}`, item.values].filter(Boolean).join(": ");
      if (link.firstChild.getAttribute("src") !== item.picture)
        link.firstChild.src = item.picture;
    });
  }

  function makeFigure() {
    const figure = make("figure", "");
    const link = make("a", "");
    link.append(make("img", "", { decoding: "async", alt: "" }));
    figure.append(link, make("figcaption", ""));
    return figure;
  }

  function showPicture(item) {
    element("no-picture").hidden = true;
    element("picture-link").hidden = false;
    element("picture-link").href = item.files[0];
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
    element("picture-link").hidden = true;
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
      ["Drawn", item.drawn],
    ];
    element("facts").replaceChildren(...rows.filter(([, value]) => value)
      .flatMap(([label, value]) => [make("dt", label), make("dd", value, { dir: "auto" })]));
    element("files").replaceChildren(...item.files.map(address => {
      const entry = make("li", "");
      entry.append(make("a", fileName(address), { href: address }), " ", makeCopy(fileName(address)));
      return entry;
    }));
    const film = quantity().animations?.[chosen.level];
    if (film) {
      const entry = make("li", "");
      entry.append(make("a", "Animation of all times", { href: film }));
      element("files").append(entry);
    }
    element("notes").replaceChildren(...(quantity().notes ?? []).map(text => make("p", text, { className: "notice" })));
  }

  function makeCopy(text) {
    const button = make("button", "Copy name", { type: "button", className: "small" });
    button.setAttribute("aria-label", `Copy the name ${text}`);
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
    if (chosen.beside >= 0)
      state.set("beside", quantity().levels[chosen.beside].name);
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
    const beside = state.has("beside") ? levels.findIndex(entry => entry.name === state.get("beside")) : -1;
    fillLevels(quantities[index]);
    choose({ quantity: index, level: levelIndex, position: Math.max(position, 0), show, beside });
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
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.defaultPrevented)
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
  element("beside").onchange = event => choose({ beside: Number(event.target.value) });
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
  recall();
})();
