/* The index's files and how to read them; written by luutru/site/search (see its __init__.py). A file is a
   script with one call of luutru.shard(name, value), fetched by adding a <script>. */
(() => {
  "use strict";

  const FORMAT = 3;
  const TITLE = 1;
  const SURROGATES = 0x800;
  // So many files of texts are kept, some 30 MB: the next key asks for the same.
  const TEXTS_KEPT = 1500;

  const asked = new Map();
  const arrived = new Map();
  let folder = "assets/search/";

  /** Says where the site's root is, as a relative address ("" or ending in "/"). */
  luutru.setRoot = (root) => { folder = `${root}assets/search/`; };

  luutru.shard = (name, value) => { arrived.set(name, value); };

  const fetchScript = (name) => new Promise((resolve, reject) => {
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

  const loadAll = async (names) => {
    const unique = Array.from(new Set(names));
    const values = await Promise.all(unique.map(luutru.load));
    return new Map(unique.map((name, i) => [name, values[i]]));
  };

  /** Promises the description of the index: see `readIndex`. */
  luutru.loadIndex = async () => {
    const index = await luutru.load("index");
    if (index.format !== FORMAT) { throw new Error(`format ${index.format}`); }
    return index.size === undefined ? readIndex(index) : index;
  };

  /** Adds to the index: `size` (numbers are below), `there` (1 where there is an article), `day` of each number, as
      year * 1000 + day of the year, 0 when not known. */
  const readIndex = (index) => {
    index.borders = index.borders.split(" ");
    index.size = index.days.length;
    index.there = new Uint8Array(index.size);
    index.day = new Int32Array(index.size);
    let number = 0;
    for (const [year, capacity] of index.years) {
      let day = 0;
      for (const end = number + capacity; number < end; number += 1) {
        if (index.days[number] === " ") { continue; }
        day += index.days.charCodeAt(number) - index.numberBase;
        index.there[number] = 1;
        index.day[number] = year * 1000 + day;
      }
    }
    return index;
  };

  /** Orders by code points, as Python does; < orders by UTF-16 units. */
  const compare = (a, b) => {
    const x = Array.from(a);
    const y = Array.from(b);
    for (let i = 0; i < x.length && i < y.length; i += 1) {
      if (x[i] !== y[i]) { return x[i].codePointAt(0) - y[i].codePointAt(0); }
    }
    return x.length - y.length;
  };

  const wordFile = (index, folded) => {
    let low = 0;
    let high = index.borders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(index.borders[middle], folded) <= 0) { low = middle + 1; } else { high = middle; }
    }
    return low - 1;
  };

  /** Promises the entries that may hold words from `first` to `last`, folded: a list of [word, entry]. */
  luutru.loadWords = async (index, first, last, limit) => {
    const from = wordFile(index, first);
    const to = Math.min(wordFile(index, last), from + limit - 1);
    const names = [];
    for (let place = from; place <= to; place += 1) { names.push(`w${place}`); }
    const files = await Promise.all(names.map(luutru.load));
    return files.flatMap(Object.entries);
  };

  /** Promises the entry of two neighbouring folded words. */
  luutru.loadPair = async (index, first, second) => {
    const place = luutru.pairPlace(index, first, second);
    const name = `b${place % index.pairFiles}`;
    const entries = (await luutru.load(name)).split(" ");
    return entries[Math.floor(place / index.pairFiles)];
  };

  /** Marks in `layers`, by number, where an entry has an article: 1 title, 2 lead, 3 elsewhere; the best stays. */
  luutru.readEntry = (index, entry, layers) => {
    entry.split("!").forEach((list, place) => {
      readList(index, list, (number) => {
        if (!layers[number] || layers[number] > TITLE + place) { layers[number] = TITLE + place; }
      });
    });
  };

  const readList = (index, list, visit) => {
    if (list[0] === "#") { readBitmap(atob(list.slice(1)), visit); return; }
    let number = -1;
    for (let i = 0; i < list.length; i += 1) {
      let code = list.charCodeAt(i);
      if (code >= 0xd800) {
        code = list.codePointAt(i) - SURROGATES;
        if (code > 0xffff - SURROGATES) { i += 1; }
      }
      number += code - index.numberBase + 1;
      visit(number);
    }
  };
  luutru.readList = readList;

  const readBitmap = (bytes, visit) => {
    for (let i = 0; i < bytes.length; i += 1) {
      for (let bits = bytes.charCodeAt(i), bit = 0; bits; bits >>= 1, bit += 1) {
        if (bits & 1) { visit(i * 8 + bit); }
      }
    }
  };

  const FIELDS = ["url", "title", "date", "dateText", "outlet", "outletName", "districts", "topics", "wards", "authors",
    "passages"];
  const texts = new Map();

  /** Promises articles: number → what luutru/site/search/documents.py says of it. */
  luutru.loadTexts = async (index, numbers) => {
    const files = await loadAll(numbers.map((number) => `d${number >> index.textsShift}`));
    const found = new Map();
    for (const number of numbers) {
      const name = `d${number >> index.textsShift}`;
      found.set(number, readText(files.get(name)[number]));
      texts.delete(name);
      texts.set(name, true);
    }
    forgetTexts();
    return found;
  };

  const readText = (row) => {
    if (!row.url) { FIELDS.forEach((name, i) => { row[name] = row[i]; }); }
    return row;
  };

  /** The words of an article's fields: title, lead, and all others. */
  luutru.fieldsOf = (text) => {
    if (!text.fields) {
      const [lead, ...rest] = text.passages.map((passage) => passage[1]);
      text.fields = [text.title, lead || "", ...rest, ...text.authors, text.outletName].map(luutru.forms);
    }
    return text.fields;
  };

  const forgetTexts = () => {
    for (const name of texts.keys()) {
      if (texts.size <= TEXTS_KEPT) { return; }
      texts.delete(name);
      asked.delete(name);
      arrived.delete(name);
    }
  };

  const facets = new Map();

  /** Promises the articles of each value of a facet: value → numbers. */
  luutru.loadFacet = async (index, facet) => {
    if (!facets.has(facet)) { facets.set(facet, await readFacet(index, facet)); }
    return facets.get(facet);
  };

  const readFacet = async (index, facet) => {
    const values = {};
    if (facet === "nam") {
      index.day.forEach((day, number) => {
        if (!index.there[number]) { return; }
        const year = day ? String(Math.floor(day / 1000)).padStart(4, "0") : "khong-ro";
        (values[year] = values[year] || []).push(number);
      });
      return values;
    }
    const name = Object.keys(index.facetFiles).find((file) => index.facetFiles[file].includes(facet));
    const lists = (await luutru.load(name))[facet];
    Object.keys(lists).forEach((value) => {
      values[value] = [];
      readList(index, lists[value], (number) => { values[value].push(number); });
    });
    return values;
  };
})();
