/** The run of this page, and another one whose folder the reader opens: a page on disk sees no folder that it is not given. */
const runs = (() => {
  "use strict";

  /** Maps by quantity and level: a run need not have every level at every time, so times are counted per level. */
  function prepare(data) {
    const quantities = data.quantities.filter(quantity => quantity.maps.length > 0);
    for (const quantity of quantities) {
      quantity.byLevel = quantity.levels.map(() => []);
      for (const map of quantity.maps)
        quantity.byLevel[map.level].push(map);
    }
    return quantities;
  }

  const own = {
    name: "this run",
    quantities: prepare(JSON.parse(document.getElementById("viewer-data").textContent)),
    text: address => values.fromPage(address),
  };

  /** Reads the page of another run as data: nothing in it is run or loaded. */
  async function open(files) {
    const list = [...files];
    const index = list.find(file => /^[^/]*\/index\.html$/.test(file.webkitRelativePath));
    const page = index && new DOMParser().parseFromString(await index.text(), "text/html");
    const data = page?.getElementById("viewer-data")?.textContent;
    if (!data)
      throw new Error("This folder has no index.html of ashplot; choose the output folder of a run.");
    const folder = index.webkitRelativePath.slice(0, -"index.html".length);
    const byPath = new Map(list.map(file => [file.webkitRelativePath.slice(folder.length), file]));
    const file = address => byPath.get(decodeURIComponent(address));
    const quantities = prepare(JSON.parse(data));
    if (quantities.length === 0)
      throw new Error("The run in this folder has no maps.");
    return {
      name: page.querySelector("h1")?.textContent || folder.slice(0, -1),
      quantities,
      text: async address => (await file(address)?.text())?.match(/^#values\{--map:("[^"]*")\}/)?.[1],
      picture: async address => createImageBitmap(file(address)),
    };
  }

  return { own, open };
})();

