/** The maps that are shown: zoomed and moved together, each with the value under the cursor. */
const panes = (() => {
  "use strict";
  const most = 16;
  const view = { scale: 1, x: 0, y: 0 };
  const pointers = new Map();
  // In pixels of the picture of a box that had this frame.
  const cross = { box: null, frame: null, x: NaN, y: NaN };
  let turn = 0;
  let shown = () => [];

  const boxes = () => [...document.querySelectorAll(".pane")];
  const pictureOf = box => box.querySelector("img:not([hidden]), canvas:not([hidden])");
  const sizeOf = picture => picture.tagName === "CANVAS" ? [picture.width, picture.height] : [picture.naturalWidth, picture.naturalHeight];
  const frameOf = one => one ? JSON.stringify(one.quantity.frame) : null;
  /** A pixel is the same place on the Earth in maps of one frame only. */
  const hasCross = (box, all) => box === cross.box || (cross.frame !== null && frameOf(all.find(one => one.box === box)) === cross.frame);
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

  function show() {
    for (const box of boxes()) {
      const picture = pictureOf(box);
      // By properties of the element, which the policy of the page allows; an attribute it would not.
      picture.style.transform = view.scale === 1 ? "" : `translate(${view.x * 100}%, ${view.y * 100}%) scale(${view.scale})`;
      box.classList.toggle("zoomed", view.scale > 1);
    }
    document.getElementById("zoom-in").disabled = view.scale >= most;
    document.getElementById("zoom-out").disabled = document.getElementById("zoom-reset").disabled = view.scale === 1;
    showCross();
  }

  /** Keeps the point that lies at a share of the box where it is. */
  function zoom(by, across = 0.5, down = 0.5) {
    const scale = clamp(view.scale * by, 1, most);
    const ratio = scale / view.scale;
    move(across - (across - view.x) * ratio - view.x, down - (down - view.y) * ratio - view.y, scale);
  }

  function move(across, down, scale = view.scale) {
    view.scale = scale;
    view.x = clamp(view.x + across, 1 - scale, 0);
    view.y = clamp(view.y + down, 1 - scale, 0);
    show();
  }

  function reset() {
    Object.assign(view, { scale: 1, x: 0, y: 0 });
    show();
  }

  /** Where in its box an event is, as shares of the picture as it lies without zoom. */
  function share(box, event) {
    const picture = pictureOf(box);
    const [left, top] = [box.getBoundingClientRect().left + picture.offsetLeft, box.getBoundingClientRect().top + picture.offsetTop];
    return [(event.clientX - left) / picture.offsetWidth, (event.clientY - top) / picture.offsetHeight];
  }

  /** Puts the cross under a point and says what is there, in each map of the same frame. */
  function point(box, across, down) {
    const [width, height] = sizeOf(pictureOf(box));
    read(box, (across - view.x) / view.scale * width, (down - view.y) / view.scale * height);
  }

  async function read(box, x, y) {
    const all = shown();
    Object.assign(cross, { box, frame: frameOf(all.find(one => one.box === box)), x, y });
    showCross();
    const mine = ++turn;
    const texts = await Promise.all(all.map(one => hasCross(one.box, all) ? words(one, x, y) : ""));
    if (mine !== turn)
      return;
    all.forEach((one, index) => {
      const line = one.box.parentElement.querySelector(".reading");
      if (line.textContent !== texts[index])
        line.textContent = texts[index];
    });
  }

  async function words({ run, quantity, map, level }, x, y) {
    const frame = places.frameAt(quantity.frame, map.panels, x, y);
    if (!frame)
      return "";
    const place = places.at(frame, x, y);
    const value = await values.at(run, quantity, map, frame, x, y);
    return !place && value === undefined ? "" : [place && places.text(place), level, map.panels?.[frame.panel].text, value === undefined ? "" : values.text(quantity, value)].filter(Boolean).join(" · ");
  }

  function showCross() {
    const all = cross.x >= 0 ? shown() : [];
    for (const box of boxes()) {
      const mark = box.querySelector(".cross");
      const picture = pictureOf(box);
      const [width, height] = sizeOf(picture);
      mark.hidden = !(hasCross(box, all) && cross.x >= 0 && cross.x <= width && cross.y >= 0 && cross.y <= height);
      if (mark.hidden)
        continue;
      mark.style.left = `${picture.offsetLeft + (view.x + cross.x / width * view.scale) * picture.offsetWidth}px`;
      mark.style.top = `${picture.offsetTop + (view.y + cross.y / height * view.scale) * picture.offsetHeight}px`;
    }
  }

  /** Says again what is under the cross, since the maps have changed. */
  function again() {
    const all = shown();
    const pointed = all.find(one => one.box === cross.box) ?? all.find(one => hasCross(one.box, all));
    if (pointed)
      read(pointed.box, cross.x, cross.y);
    show();
  }

  function onMove(box, event) {
    const [across, down] = share(box, event);
    if (pointers.has(event.pointerId)) {
      const before = [...pointers.values()];
      pointers.set(event.pointerId, [across, down]);
      const now = [...pointers.values()];
      if (now.length === 2) {
        const apart = pair => Math.hypot(pair[0][0] - pair[1][0], pair[0][1] - pair[1][1]);
        zoom(apart(now) / Math.max(apart(before), 0.01), (now[0][0] + now[1][0]) / 2, (now[0][1] + now[1][1]) / 2);
        return;
      }
      if (view.scale > 1)
        move(now[0][0] - before[0][0], now[0][1] - before[0][1]);
    }
    point(box, across, down);
  }

  function onKey(box, event) {
    const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (!event.shiftKey || (across === 0 && down === 0))
      return;
    const [width, height] = sizeOf(pictureOf(box));
    const step = 5 / view.scale;
    event.preventDefault();
    const [x, y] = cross.x >= 0 && cross.y >= 0 && hasCross(box, shown()) ? [cross.x + across * step, cross.y + down * step] : [width / 2, height / 2];
    read(box, clamp(x, 0, width), clamp(y, 0, height));
  }

  /** Has a box answer to mouse, finger and keys. */
  function add(box) {
    box.append(Object.assign(document.createElement("span"), { className: "cross", hidden: true }));
    box.addEventListener("pointermove", event => onMove(box, event));
    box.addEventListener("pointerdown", event => {
      pointers.set(event.pointerId, share(box, event));
      if (view.scale > 1)
        box.setPointerCapture(event.pointerId);
      point(box, ...share(box, event));
    });
    for (const end of ["pointerup", "pointercancel"])
      box.addEventListener(end, event => pointers.delete(event.pointerId));
    box.addEventListener("pointerleave", event => {
      if (!box.hasPointerCapture(event.pointerId))
        pointers.delete(event.pointerId);
    });
    // A wheel by itself scrolls the page, unless the map is zoomed already.
    box.addEventListener("wheel", event => {
      if (!event.ctrlKey && !event.metaKey && view.scale === 1)
        return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 300), ...share(box, event));
    }, { passive: false });
    box.addEventListener("dblclick", event => zoom(2, ...share(box, event)));
    box.addEventListener("keydown", event => onKey(box, event));
    pictureOf(box).draggable = false;
    pictureOf(box).addEventListener("load", show);
  }

  function begin(listShown) {
    shown = listShown;
    boxes().forEach(add);
    document.getElementById("zoom-in").onclick = () => zoom(1.5);
    document.getElementById("zoom-out").onclick = () => zoom(1 / 1.5);
    document.getElementById("zoom-reset").onclick = reset;
    window.addEventListener("resize", showCross);
    show();
  }

  return { begin, add, again, zoom, reset };
})();

