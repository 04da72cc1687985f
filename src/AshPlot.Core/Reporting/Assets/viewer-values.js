/**
 * The values of maps, which lie beside them as style sheets: a page on disk may read a property of those, and no other file. What is in them is
 * read as numbers and never run.
 */
const values = (() => {
  "use strict";
  const most = 12;
  const known = new Map();
  let queue = Promise.resolve();

  /** The text that a file holds, by way of a sheet that is there for a moment; null where there is no such file. One at a time: all have the same property. */
  function fromPage(address) {
    const text = queue.then(() => new Promise(resolve => {
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
      link.onload = () => {
        const held = getComputedStyle(document.getElementById("values")).getPropertyValue("--map");
        link.remove();
        resolve(held);
      };
      link.onerror = () => { link.remove(); resolve(null); };
      document.head.append(link);
    }));
    queue = text;
    return text;
  }

  async function inflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).arrayBuffer();
  }

  /** Numbers, and the bytes behind them. */
  function parts(text, count) {
    const words = text.trim().replace(/^"|"$/g, "").split(" ");
    const bytes = Uint8Array.from(atob(words[count] ?? ""), letter => letter.charCodeAt(0));
    return [...words.slice(0, count), bytes];
  }

  async function readMap(text) {
    const [shift, first, count, packed, bytes] = parts(text, 4);
    const upper = new Uint8Array(await inflate(bytes.subarray(0, Number(packed))));
    const codes = new Uint16Array(Number(count));
    let next = Number(packed);
    for (let index = 0; index < codes.length; index++)
      codes[index] = upper[index] === 0 ? 0 : upper[index] << 8 | bytes[next++];
    const view = new DataView(new ArrayBuffer(4));
    return index => {
      const code = codes[index - Number(first)] ?? 0;
      if (code === 0xFFFF)
        return NaN;
      view.setUint32(0, code << Number(shift));
      return view.getFloat32(0);
    };
  }

  async function readGrid(text) {
    const [kind, ...sizes] = parts(text, 4);
    const bytes = sizes.pop();
    const [width, height, columns] = sizes.map(Number);
    if (kind === "pixels")
      return (column, row) => row * width + column;
    const numbers = new Int32Array(await inflate(bytes));
    if (kind === "straight") {
      return (column, row) => numbers[column] < 0 || numbers[width + row] < 0 ? -1 : numbers[width + row] * columns + numbers[column];
    }
    for (let pixel = 1; pixel < width * height; pixel++)
      numbers[pixel] += numbers[pixel - 1];
    return (column, row) => numbers[row * width + column];
  }

  /** What a file of a run holds, read by one of the above; null where it cannot be read. The last few are remembered. */
  function load(run, address, read) {
    const memory = known.get(run) ?? new Map();
    known.set(run, memory);
    const found = memory.get(address) ?? run.text(address).then(text => text ? read(text) : null).catch(() => null);
    memory.delete(address);
    memory.set(address, found);
    if (memory.size > most)
      memory.delete(memory.keys().next().value);
    return found;
  }

  const ofMap = (map, panel) => `values/${map.files[0].replace(/\.[^./]*$/, "")}${map.panels ? `-panel${panel + 1}` : ""}.css`;

  /** The value at a point of a map's picture, in the quantity's units: NaN is missing, Infinity outside the domain; undefined where values are not to be had.
   * The frame is that of the map or panel at the point. */
  async function at(run, quantity, map, frame, x, y) {
    if (!map.hasValues || !quantity.values)
      return undefined;
    const [grid, value] = await Promise.all([load(run, quantity.values, readGrid), load(run, ofMap(map, frame.panel), readMap)]);
    if (!grid || !value)
      return undefined;
    const cell = grid(Math.floor(x) - frame.x, Math.floor(y) - frame.y);
    return cell < 0 ? Infinity : value(cell);
  }

  const number = value => {
    const size = Math.abs(value);
    return size === 0 || (size >= 1e-4 && size < 1e7) ? String(Number(value.toPrecision(3))) : value.toExponential(2);
  };

  /** A value for people. */
  function text(quantity, value) {
    const { units, factor } = quantity.display;
    const amount = shown => units === "FL" ? `FL${String(Math.round(shown)).padStart(3, "0")}` : [number(shown), units].filter(Boolean).join(" ");
    if (Number.isNaN(value))
      return "no data";
    if (!Number.isFinite(value))
      return "outside the model's domain";
    return value === 0 && quantity.mask > 0 ? `below ${amount(quantity.mask * factor)}` : amount(value * factor);
  }

  return { at, text, fromPage };
})();

