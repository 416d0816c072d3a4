/* The index's files, written by luutru/site/search (see its __init__.py). A file is a script with one call of
   luutru.shard(name, value), fetched by adding a <script>. */
(() => {
  "use strict";

  const FORMAT = 11;
  // So many files of texts are kept, some 30 MB: the next key asks for the same.
  const TEXTS_KEPT = 800;

  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();
  /** @type {Map<string, any>} */
  const arrived = new Map();
  let folder = "assets/search/";

  /** Says where the site's root is, as a relative address ("" or ending in "/"). */
  luutru.setRoot = (root) => { folder = `${root}assets/search/`; };

  luutru.shard = (name, value) => {
    arrived.set(name, value);
    if (name === "index") { luutru.loadIndex().then(luutru.askForWords).catch(() => {}); }
  };

  const fetchScript = (name) => new Promise((resolve, reject) => {
    if (arrived.has(name)) { resolve(arrived.get(name)); return; }
    const script = document.createElement("script");
    const fail = () => {
      asked.delete(name);
      script.remove();
      reject(new Error(name));
    };
    script.charset = "utf-8";
    script.src = `${folder}${name}.js`;
    script.onload = () => {
      script.remove();
      if (arrived.has(name)) { resolve(arrived.get(name)); } else { fail(); }
    };
    script.onerror = fail;
    document.head.appendChild(script);
  });

  /** Promises the value of a file; asks for each file once, and again after a failure. */
  luutru.load = (name) => {
    if (!asked.has(name)) { asked.set(name, fetchScript(name)); }
    return asked.get(name);
  };

  /** The value of a file that has been loaded. */
  luutru.loaded = (name) => arrived.get(name);

  /** Promises the description of the index, with what follows from it: see `readIndex`. */
  luutru.loadIndex = async () => {
    const index = await luutru.load("index");
    if (index.format !== FORMAT) { throw new Error(`format ${index.format}`); }
    return index.size === undefined ? readIndex(index) : index;
  };

  /** Words or names from what each has of its own, after a digit: how many letters it has in common with the one before. */
  const lengthen = (words) => {
    let before = "";
    return words.map((word) => {
      before = Array.from(before).slice(0, Number(word[0])).join("") + word.slice(1);
      return before;
    });
  };

  /** Adds to the index: `size` (numbers are below), `year` of each number, 0 when not known; `ranks` of frequent words. */
  const readIndex = (index) => {
    index.borders = lengthen(index.borders.split(" "));
    index.labels = Object.fromEntries(Object.entries(index.labels).map(([facet, values]) => {
      const names = lengthen(values.map((value) => (Array.isArray(value) ? value[1] : value)));
      return [facet, Object.fromEntries(names.map((name, i) =>
        [Array.isArray(values[i]) ? values[i][0] : luutru.slug(name), name]))];
    }));
    index.ranks = new Map(index.frequent.split(" ").reverse().map((word, i) => [word, i + 1]));
    index.size = index.years.reduce((sum, [, capacity]) => sum + capacity, 0);
    index.year = new Int16Array(index.size);
    let number = 0;
    for (const [year, capacity] of index.years) {
      index.year.fill(year, number, number + capacity);
      number += capacity;
    }
    return index;
  };

  /** Promises the index with `day` of each number, as year * 1000 + day of the year, 0 when not known and -1 where no
      article is. */
  luutru.loadDays = async (index) => {
    if (index.day) { return index; }
    const days = await luutru.load("days");
    index.day = new Int32Array(index.size).fill(-1);
    let [year, day] = [0, 0];
    for (let number = 0; number < index.size; number += 1) {
      if (index.year[number] !== year) { [year, day] = [index.year[number], 0]; }
      if (days[number] !== " ") {
        day += days.charCodeAt(number) - index.numberBase;
        index.day[number] = year * 1000 + day;
      }
    }
    return index;
  };

  const FIELDS = ["url", "title", "date", "dateText", "outlet", "outletName", "districts", "topics", "wards", "authors",
    "passages", "provinces"];
  const kept = new Map();

  /** Promises articles: number → what luutru/site/search/documents.py says of it. */
  luutru.loadTexts = async (numbers) => {
    const { numbersPerFile } = luutru.loaded("index");
    const names = new Map(numbers.map((number) => [number, `t${Math.floor(number / numbersPerFile)}`]));
    const files = new Map();
    await Promise.all(Array.from(new Set(names.values()), async (name) => {
      files.set(name, await luutru.load(name));
      keep(name);
    }));
    return new Map(numbers.map((number) => [number, readText(files.get(names.get(number)), number)]));
  };

  // As texts.py writes them: a character for one of `luutru.repeated` and what follows it, or a word and a space.
  const FIRST_CODE = 0x400;
  const CODED = /([\u0400-\u07ff])([.,;:!?)”]*)|\u007f?([^ ]*) /g;

  const readText = (rows, number) => {
    const [, row] = rows.find(([other]) => other === number);
    if (!row.url) {
      FIELDS.forEach((name, i) => { row[name] = row[i]; });
      row.passages.forEach((passage) => {
        passage[1] = passage[1].replace(CODED, (_, code, end, word) =>
          `${code ? luutru.repeated[code.charCodeAt(0) - FIRST_CODE] + end : word} `).slice(0, -1);
      });
    }
    return row;
  };

  /** Keeps a file of texts, and forgets the one that was asked for longest ago when there are too many. */
  const keep = (name) => {
    kept.delete(name);
    kept.set(name, true);
    if (kept.size <= TEXTS_KEPT) { return; }
    const [oldest] = kept.keys();
    [kept, asked, arrived].forEach((files) => { files.delete(oldest); });
  };

  const facets = new Map();

  /** Promises the articles of each value of a facet that has lists: value → numbers. */
  luutru.loadFacet = async (index, facet) => {
    if (!facets.has(facet)) {
      const name = Object.keys(index.facetFiles).find((file) => index.facetFiles[file].includes(facet));
      const lists = (await luutru.load(name))[facet];
      facets.set(facet, Object.fromEntries(Object.entries(lists).map(([value, list]) =>
        [value, luutru.readList(list, index.numberBase)])));
    }
    return facets.get(facet);
  };
})();
