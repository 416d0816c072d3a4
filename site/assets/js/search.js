/* Words and their forms, the same as luutru/vietnamese/folding.py and luutru/site/search/tokens.py; all are held to
   tests/vietnamese/folding_cases.json. Like all files of this folder a classic script, for modules and fetch do not
   work from file://; they are joined into assets/js/search.js and share the one name `luutru`. */
var luutru = {};

(() => {
  "use strict";

  // Letters that Unicode does not decompose, and that stand for a base letter with a stroke or a horn.
  const STROKES = { "đ": "d", "ð": "d", "ɖ": "d", "ƣ": "u", "ø": "o", "ł": "l", "ħ": "h", "ı": "i" };
  // What keyboards and font converters leave where đ and ư are meant.
  const MEANT = { "ð": "đ", "ɖ": "đ", "ƣ": "ư" };
  const MARK = /^[\u0300-\u036f]$/;
  // An accent may still stand by itself, until a word is composed.
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu;

  const folded = new Map();

  /** One letter → its base in lower case; a combining mark disappears. */
  const foldLetter = (letter) => {
    let known = folded.get(letter);
    if (known === undefined) {
      known = MARK.test(letter) ? "" : foldNewLetter(letter);
      folded.set(letter, known);
    }
    return known;
  };

  const foldNewLetter = (letter) => {
    const parts = Array.from(letter.normalize("NFD"));
    const base = parts.slice(1).every((mark) => MARK.test(mark)) ? parts[0] : letter;
    const lower = base.toLowerCase();
    return STROKES[lower] || lower;
  };

  /** Text in lower case without accents, đ as d. One letter gives one letter. */
  luutru.fold = (text) => {
    let result = "";
    for (const letter of text) { result += foldLetter(letter); }
    return result;
  };

  const MOVES = new Map();
  for (const pair of ["oa", "oe", "uy"]) {
    for (const tone of "\u0300\u0301\u0309\u0303\u0323") {
      const first = (pair[0] + tone).normalize("NFC");
      MOVES.set(pair[0] + (pair[1] + tone).normalize("NFC"), first + pair[1]);
    }
  }
  // Only where the syllable ends ("hoà", not "hoàng"), and not after q ("quý").
  const NEW_STYLE = new RegExp(`(^|[^q])(${Array.from(MOVES.keys()).join("|")})(?![\\p{L}\\u0300-\\u036f])`, "gu");

  /** A lower-case word with its tones placed the older way: uỷ → ủy. */
  luutru.foldTones = (word) => word.replace(NEW_STYLE, (_, before, pair) => before + MOVES.get(pair));

  const spellings = new Map();

  const spell = (letters) => {
    let known = spellings.get(letters);
    if (!known) {
      if (spellings.size > 50000) { spellings.clear(); }
      const lower = letters.normalize("NFC").toLowerCase().replace(/[ðɖƣ]/g, (letter) => MEANT[letter]);
      const spelled = luutru.foldTones(lower);
      known = { spelled, folded: luutru.fold(spelled), typed: lower };
      spellings.set(letters, known);
    }
    return known;
  };

  /** The words of a text: where each stands, as typed, as spelled in the index, and folded. */
  luutru.words = (text) => {
    const words = [];
    for (const match of text.matchAll(WORD)) {
      const form = spell(match[0]);
      words.push({
        start: match.index, end: match.index + match[0].length,
        spelled: form.spelled, folded: form.folded, typed: form.typed
      });
    }
    return words;
  };

  /** The words of a text without their places, each as one object for all texts: quicker where texts are searched. */
  luutru.forms = (text) => (text.match(WORD) || []).map(spell);

  /** Folded words joined by hyphens: the form of slugs. */
  luutru.slug = (text) => luutru.words(text).map((word) => word.folded).join("-");

  /**
   * Whether a spelled word of a text is one that was typed: letters typed with a mark must stand so, those typed
   * without may bear any.
   */
  luutru.fits = (word, typed) => word.folded === typed.folded && marksFit(word.spelled, typed.spelled, typed.folded);

  /** Whether a word of a text begins with what was typed. */
  luutru.continues = (word, typed) => word.folded.startsWith(typed.folded) &&
    (marksFit(word.spelled, typed.spelled, typed.folded) || marksFit(word.spelled, typed.typed, typed.folded));

  const marksFit = (spelled, typed, plain) => {
    if (typed === plain || spelled === typed) { return true; }
    const letters = Array.from(spelled);
    const asked = Array.from(typed);
    return asked.every((letter, i) => letter === letters[i] || letter === foldLetter(letter));
  };

  /** 32-bit FNV-1a over the text's UTF-16 units. */
  const fnv = (text) => {
    let value = 0x811c9dc5;
    for (let i = 0; i < text.length; i += 1) { value = Math.imul(value ^ text.charCodeAt(i), 0x01000193); }
    return value >>> 0;
  };

  const hashWord = (word, bits) => {
    const value = fnv(word);
    return (value ^ value >>> bits) & (1 << bits) - 1;
  };

  /** The place of two neighbouring folded words among all places of pairs (a power of two). */
  luutru.pairPlace = (index, first, second) => {
    const hash = hashWord(first, index.wordBits) * index.pairFactor + hashWord(second, index.wordBits);
    return hash % (index.pairFiles * index.residues);
  };
})();
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
/* What a reader typed → what is meant. `parseQuery` is pure. */
(() => {
  "use strict";

  // A word, a "phrase", or name:value, each with or without a minus before it.
  const PART = /(-?)(?:([\p{L}][\p{L}\p{M}-]*):)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/gu;
  const OR = /^(OR|HOẶC)$/u;
  const OPERATORS = {
    "quan": "quan", "huyen": "quan", "quan-huyen": "quan", "district": "quan",
    "nam": "nam", "year": "nam",
    "chu-de": "chu-de", "chude": "chu-de", "topic": "chu-de",
    "bao": "bao", "outlet": "bao",
    "phuong": "phuong", "xa": "phuong", "phuong-xa": "phuong", "ward": "phuong",
    "tac-gia": "tac-gia", "tacgia": "tac-gia", "author": "tac-gia",
    "tu": "tu", "tu-ngay": "tu", "from": "tu", "den": "den", "den-ngay": "den", "to": "den"
  };
  const YEARS = /^(\d{4})?(?:\.\.+|-|–|…)(\d{4})?$/;

  luutru.FACETS = ["quan", "phuong", "nam", "chu-de", "bao", "tac-gia"];
  // A ward's value names its kind, which a reader may leave out: "phuong:lang-ha", "xa:bat-trang".
  const UNIT = /^(phuong|xa|thi-tran)-/;

  /**
   * Reads a query. Result:
   *   groups: what an article must have, in the order typed: each a list of alternatives (OR, synonyms, dates), an
   *     alternative being {words, phrase}: words that stand side by side when `phrase`; or {range}: the days of a
   *     date; a group that is a date has its `date` {name, from, to}: what to call it, and where it was typed;
   *   without: alternatives that it must not have;
   *   filters, unfilters: facet → tests {slug} or {from, to} (years); from, to: days (year * 1000 + day of the year);
   *   unknown: operators that mean nothing here.
   */
  luutru.parseQuery = (typed, synonyms) => {
    const text = typed.normalize("NFC");
    const query = { text, groups: [], without: [], filters: {}, unfilters: {}, from: 0, to: 0, unknown: [] };
    let joining = false;
    for (const part of takeDates(query, text).matchAll(PART)) {
      if (OR.test(part[0])) {
        joining = query.groups.length > 0;
        continue;
      }
      const joined = joining;
      joining = false;
      if (part[2] && readOperator(query, part)) { continue; }
      readWords(query, part, joined);
    }
    if (synonyms) { joinSynonyms(query, synonyms); }
    query.empty = !query.groups.length && !query.without.length && !query.from && !query.to &&
      !Object.keys(query.filters).length && !Object.keys(query.unfilters).length;
    return query;
  };

  const readOperator = (query, [whole, minus, name, quoted, plain]) => {
    const value = quoted === undefined ? plain : quoted;
    const operator = OPERATORS[luutru.slug(name)];
    if (!operator) {
      query.unknown.push(whole);
    } else if (operator === "tu" || operator === "den") {
      readDay(query, operator, value, whole);
    } else {
      const into = minus ? query.unfilters : query.filters;
      (into[operator] = into[operator] || []).push(readTest(operator, value));
    }
    return true;
  };

  const readDay = (query, operator, value, whole) => {
    const range = luutru.readDate(value);
    if (!range) { query.unknown.push(whole); return; }
    if (operator === "tu") { query.from = Math.max(query.from, range[0]); }
    if (operator === "den") { query.to = query.to ? Math.min(query.to, range[1]) : range[1]; }
  };

  /** Narrows a query to the days from `tu` to `den`, each a date or empty. */
  luutru.addDates = (query, dates) => {
    ["tu", "den"].filter((name) => dates[name]).forEach((name) => { readDay(query, name, dates[name], dates[name]); });
  };

  const readWords = (query, part, joined) => {
    const [whole, minus, , quoted, plain] = part;
    const value = quoted === undefined ? plain : quoted;
    const words = luutru.words(value);
    if (!words.length) { return; }
    const offset = part.index + whole.indexOf(value, minus.length);
    words.forEach((word) => { Object.assign(word, { from: offset + word.start, to: offset + word.end }); });
    const phrase = quoted !== undefined;
    if (minus) {
      query.without.push({ words, phrase: true });
    } else if (joined) {
      query.groups[query.groups.length - 1].push({ words, phrase });
    } else if (phrase) {
      query.groups.push([{ words, phrase }]);
    } else {
      query.groups.push(...readPlain(value, words));
    }
  };

  // "10.000" and "10000" are one number.
  const THOUSANDS = /^\d{1,3}([.,]\d{3})+$/;
  const DIGITS = /^\d{5,12}$/;

  const phraseOf = (text) => ({ words: luutru.words(text), phrase: true });

  const readPlain = (value, words) => {
    if (THOUSANDS.test(value)) { return [[{ words, phrase: false }, phraseOf(value.replace(/\D/g, ""))]]; }
    const groups = words.map((word) => [{ words: [word], phrase: false }]);
    if (DIGITS.test(value)) { groups[0].push(phraseOf(value.replace(/\B(?=(\d{3})+$)/g, "."))); }
    return groups;
  };

  /** Makes one group of words that are a form of a synonym: its other forms are alternatives. */
  const joinSynonyms = (query, synonyms) => {
    for (let at = 0; at < query.groups.length; at += 1) {
      const found = longestForm(query.groups, at, synonyms);
      if (found) {
        const words = query.groups.slice(at, at + found.length).flatMap((group) => group[0].words);
        const others = found.others.map(phraseOf);
        query.groups.splice(at, found.length, [{ words, phrase: false }, ...others]);
      }
    }
  };

  const longestForm = (groups, at, synonyms) => {
    let best = null;
    synonyms.forEach((forms) => forms.forEach((form) => {
      const words = luutru.words(form);
      const fits = words.every((word, i) => {
        const group = groups[at + i];
        return group && group.length === 1 && !group[0].phrase && group[0].words.length === 1 &&
          luutru.fits(word, group[0].words[0]);
      });
      if (fits && (!best || words.length > best.length)) {
        best = { length: words.length, others: forms.filter((other) => other !== form) };
      }
    }));
    return best;
  };

  // --- Dates

  const WRITTEN = new RegExp([
    "(?:ngày\\s+)?(\\d{1,2})\\s+tháng\\s+(\\d{1,2})\\s+năm\\s+(\\d{4})",
    "(?:ngày\\s+)?(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})",
    "(?:ngày\\s+)?(\\d{4})-(\\d{1,2})-(\\d{1,2})",
    "(?:tháng\\s+)?(\\d{1,2})[-/](\\d{4})", "tháng\\s+(\\d{1,2})\\s+năm\\s+(\\d{4})",
    "(?:năm\\s+)?((?:19|20)\\d{2})"
  ].map((form) => `(?:${form})`).join("|"), "giu");

  /** Takes the dates out of a query, each as a group; what is quoted, after a minus or an operator stays. */
  const takeDates = (query, text) => {
    const shadow = text.replace(/["“”][^"“”]*["“”]?|(?:^|\s)-\S+|[\p{L}-]+:\S+/gu, (some) => "\u0001".repeat(some.length));
    let rest = text;
    for (const found of shadow.matchAll(WRITTEN)) {
      const [from, to] = [found.index, found.index + found[0].length];
      if (/\S/.test(shadow[from - 1] || " ") || /[^\s,;]/.test(shadow[to] || " ")) { continue; }
      const group = readWritten(found.slice(1).filter((number) => number !== undefined).map(Number));
      if (!group) { continue; }
      Object.assign(group.date, { from, to });
      query.groups.push(group);
      rest = rest.slice(0, from) + " ".repeat(to - from) + rest.slice(to);
    }
    return rest;
  };

  const readWritten = (numbers) => {
    const [day, month, year] = numbers[0] > 999 ? [numbers[2] || 0, numbers[1] || 0, numbers[0]]
      : numbers.length === 3 ? numbers : [0, numbers[0], numbers[1]];
    const range = dayRange(year, month, day);
    if (!range || (numbers.length > 1 && !month)) { return null; }
    const two = (number) => String(number).padStart(2, "0");
    const said = !month ? [`${year}`]
      : !day ? [`${month} ${year}`, `${two(month)} ${year}`, `tháng ${month} năm ${year}`]
        : [`${day} ${month} ${year}`, `${two(day)} ${two(month)} ${year}`, `${two(day)} ${month} ${year}`,
          `${day} ${two(month)} ${year}`, `${day} tháng ${month} năm ${year}`, `${two(day)} tháng ${month} năm ${year}`];
    const group = [{ range, words: [], phrase: false }, ...Array.from(new Set(said), phraseOf)];
    group.date = { name: [day, month, year].filter(Boolean).join("/"), kind: day ? "day" : month ? "month" : "year" };
    return group;
  };

  const readTest = (facet, value) => {
    const years = facet === "nam" && value.match(YEARS);
    if (years && (years[1] || years[2])) { return { from: Number(years[1] || 0), to: Number(years[2] || 9999) }; }
    return { slug: luutru.slug(value) };
  };

  /** Whether a facet's value passes any of the tests. */
  luutru.passes = (value, tests) => tests.some((test) => {
    if (test.slug === undefined) { return Number(value) >= test.from && Number(value) <= test.to; }
    const slug = luutru.slug(value);
    return test.slug === slug || test.slug === slug.replace(UNIT, "");
  });

  const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

  const dayOf = (year, month, day) => {
    let before = 0;
    for (let i = 1; i < month; i += 1) { before += MONTH_DAYS[i - 1]; }
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return year * 1000 + before + day + (leap && month > 2 ? 1 : 0);
  };

  const DATES = [
    [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, [1, 2, 3]],
    [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, [3, 2, 1]],
    [/^(\d{1,2})[-/.](\d{4})$/, [2, 1, 0]],
    [/^(\d{4})[-/.](\d{1,2})$/, [1, 2, 0]],
    [/^(\d{4})$/, [1, 0, 0]]
  ];

  /** The first and the last day that a date allows, written in one of the usual ways; null for anything else. */
  luutru.readDate = (text) => {
    for (const [form, [y, m, d]] of DATES) {
      const found = text.trim().match(form);
      if (found) {
        const [year, month, day] = [y, m, d].map((place) => (place ? Number(found[place]) : 0));
        return dayRange(year, month, day);
      }
    }
    return null;
  };

  const dayRange = (year, month, day) => {
    if (year < 1000 || month > 12 || day > 31) { return null; }
    if (!month) { return [dayOf(year, 1, 1), dayOf(year, 12, 31)]; }
    return day ? [dayOf(year, month, day), dayOf(year, month, day)]
      : [dayOf(year, month, 1), dayOf(year, month + 1, 0)];
  };
})();
/* A query → the articles that are found, best first; and on demand how many there are for each facet's value.

   An article is found when it has every word and phrase somewhere and passes the filters: words are read from
   their lists; of phrases the index knows only where each two neighbours stand side by side (and takes some that do
   not for such), so the texts of those are read and decide. Nothing else removes an article.

   Order "best": all words side by side in the title, in the lead, elsewhere; near each other, which is all in the
   title, all in title and lead, each beside a neighbour of the query, or all within a few words; then the rest. The
   newest first among equals. Where words are side by side the index tells for each two neighbours, and the texts of
   those that would come first decide. */
(() => {
  "use strict";

  // Tiers of the order: the first three are in the layers of the index.
  const TITLE = 1;
  const LEAD = 2;
  const REST = 3;
  const NEAR_TITLE = 4;
  const NEAR_LEAD = 5;
  const BESIDE = 6;
  const NEAR = 7;
  luutru.SCATTERED = 8;
  const NO = 255;
  // "Near" is within so many words more than the query has, in one paragraph: only a text that is read can say so.
  const NEAR_WORDS = 10;
  // With so few articles their texts are read at once: pairs would be more to load.
  const FEW = 12;
  const LONG = 4;
  // The last word may be half typed: its continuations come from so many files at most.
  const PREFIX_FILES = 4;
  const PREFIX_LENGTH = 2;
  // So many texts are read for the total of a phrase; of those beyond the index is believed.
  const MOST_LOOKS = 4000;
  const LOOKS_AT_ONCE = 64;
  // So often other articles come first when those that came first have been read.
  const MOST_ROUNDS = 40;

  /**
   * Promises an answer to {text, chosen, dates, order, typing}: `chosen` is facet → Set of values, `dates` {tu, den};
   * `order` "best", "newest" or "oldest"; `typing` whether the last word may be incomplete. See `Answer`.
   */
  luutru.searchExactly = async (request) => {
    const index = await luutru.loadIndex();
    const query = luutru.parseQuery(request.text, index.synonyms);
    luutru.addDates(query, request.dates || {});
    const lists = await loadLists(index, query, Boolean(request.typing));
    const passing = await readFilters(index, query, request.chosen || {});
    const answer = new Answer(index, query, request.order || "best");
    answer.match(lists, passing.failed);
    Object.assign(answer, { passing, lists });
    if (answer.order === "best" && answer.run.length > 1) { await answer.loadRun(answer.run, lists); }
    return answer;
  };

  // --- Lists

  /** The words of a query in the order typed: the first alternative of each group. */
  const runOf = (query) => query.groups.filter((group) => !group.date).flatMap((group) => group[0].words);

  const alternativesOf = (query) => query.groups.flat().concat(query.without);

  /** Promises word → layers by number (1 title, 2 lead, 3 elsewhere), and pairs where a phrase needs them. */
  const loadLists = async (index, query, typing) => {
    const words = new Map();
    const pairs = new Map();
    const last = lastWord(query);
    const wanted = alternativesOf(query);
    await Promise.all(wanted.flatMap((alternative) => alternative.words.map(async (word) => {
      words.set(word, await loadWord(index, word, typing && word === last));
    })).concat(wanted.filter((alternative) => alternative.phrase).flatMap((alternative) =>
      alternative.words.slice(1).map(async (word, i) => {
        pairs.set(word, await loadPair(index, alternative.words[i], word));
      }))));
    if (last && !typing && !words.get(last).some(Boolean)) { words.set(last, await loadWord(index, last, true)); }
    return { words, pairs };
  };

  const lastWord = (query) => {
    const group = query.groups[query.groups.length - 1];
    const last = group && !group.date && group[0];
    return last && !last.phrase && !last.range ? last.words[last.words.length - 1] : null;
  };

  const loadWord = async (index, word, unfinished) => {
    const prefix = unfinished && word.folded.length >= PREFIX_LENGTH;
    word.prefix = prefix;
    const entries = await luutru.loadWords(index, word.folded, word.folded + (prefix ? "\uffff" : ""), PREFIX_FILES);
    const layers = new Uint8Array(index.size);
    for (const [spelled, entry] of entries) {
      const other = { spelled, folded: luutru.fold(spelled) };
      if (prefix ? luutru.continues(other, word) : luutru.fits(other, word)) {
        luutru.readEntry(index, entry, layers);
      }
    }
    return layers;
  };

  /** Where two words may stand side by side: for a word half typed, in the titles and leads that have it. */
  const loadPair = async (index, first, second, layersOfSecond) => {
    if (second.prefix) { return layersOfSecond.map((layer) => (layer < REST ? layer : 0)); }
    const layers = new Uint8Array(index.size);
    luutru.readEntry(index, await luutru.loadPair(index, first.folded, second.folded), layers);
    return layers;
  };

  // --- The answer

  /**
   * An answer. `states` by number: 0 not found, 1 found if its text says so, 2 found. `top(count)` promises the first
   * numbers in order, with their texts; `settle()` promises the total; `count()` promises facet → value → articles.
   */
  class Answer {
    constructor(index, query, order) {
      Object.assign(this, { index, query, order });
      this.states = new Uint8Array(index.size);
      this.tiers = new Uint8Array(index.size);
      this.read = new Uint8Array(index.size);
      this.run = runOf(query);
    }

    /** Finds the articles by their words, pairs and filters. */
    match(lists, failed) {
      const { index, query, states } = this;
      this.matched = new Uint8Array(index.size);
      for (let number = 0; number < index.size; number += 1) {
        if (!index.there[number]) { continue; }
        this.matched[number] = matchState(query, lists, number, index.day[number]);
        states[number] = failed[number] ? 0 : this.matched[number];
        this.tiers[number] = this.run.length === 1 ? lists.words.get(this.run[0])[number] || REST : TITLE;
      }
    }

    /** Ranks by where neighbours of the query stand side by side; few articles are all read anyway. */
    async loadRun(run, lists) {
      const { index, states, tiers } = this;
      if (run.length >= LONG && count(states) <= FEW) { return; }
      const links = await Promise.all(run.slice(1).map((word, i) =>
        lists.pairs.get(word) || loadPair(index, run[i], word, lists.words.get(word))));
      const words = this.words = run.map((word) => lists.words.get(word));
      for (let number = 0; number < index.size; number += 1) {
        if (states[number]) { tiers[number] = tierOf(links, words, number); }
      }
    }

    /** Promises [{number, tier, text}], the first of the order: what is read may move, until the first stay. */
    async top(amount) {
      for (let round = 1; ; round += 1) {
        const first = this.rank().slice(0, amount);
        const texts = await luutru.loadTexts(this.index, first);
        const moved = first.filter((number) => !this.read[number] && this.look(number, texts.get(number)));
        if (!moved.length || round > MOST_ROUNDS) {
          return first.map((number) => ({ number, tier: this.tiers[number], text: texts.get(number) }));
        }
        if (round === MOST_ROUNDS) { this.doubtRuns(); }
      }
    }

    /** Where so many side by side were none, those not read are believed by where their words stand alone. */
    doubtRuns() {
      const { read, states, tiers, words } = this;
      tiers.forEach((tier, number) => {
        if (words && states[number] && !read[number] && tier <= REST) { tiers[number] = apartTier(words, number); }
      });
    }

    /** All numbers found, in order. */
    rank() {
      const { states, tiers, order } = this;
      const numbers = [];
      states.forEach((state, number) => { if (state) { numbers.push(number); } });
      const ranked = order === "best" && this.run.length > 0;
      const sign = order === "oldest" ? -1 : 1;
      const rank = (number) => (ranked ? tiers[number] : 0);
      return numbers.sort((a, b) => rank(a) - rank(b) || sign * (b - a));
    }

    /** Lets the text of an article decide whether it is found, and how well; says whether it moves. */
    look(number, text) {
      const { states, tiers, order, run } = this;
      const before = tiers[number];
      this.read[number] = 1;
      if (states[number] === 1) { this.decide(number, text); }
      if (order === "best" && run.length > 1) { tiers[number] = luutru.tierInText(luutru.fieldsOf(text), run); }
      return !states[number] || tiers[number] !== before;
    }

    decide(number, text) {
      const found = luutru.textHas(luutru.fieldsOf(text), this.query, this.index.day[number]);
      this.states[number] = found && this.states[number] ? 2 : 0;
      this.matched[number] = found ? 2 : 0;
    }

    /** The number of articles found, doubtful ones too. */
    total() { return count(this.states); }

    /** Promises the number of articles found, when every doubtful one has been read. */
    async settle() {
      const doubtful = [];
      this.states.forEach((state, number) => { if (state === 1) { doubtful.push(number); } });
      for (let i = 0; i < Math.min(doubtful.length, MOST_LOOKS); i += LOOKS_AT_ONCE) {
        const some = doubtful.slice(i, i + LOOKS_AT_ONCE);
        const texts = await luutru.loadTexts(this.index, some);
        some.forEach((number) => { if (this.states[number] === 1) { this.decide(number, texts.get(number)); } });
      }
      return count(this.states);
    }

    /** Promises facet → value → articles, where a facet's own filter is not applied. */
    async count() {
      const counts = {};
      await Promise.all(luutru.FACETS.map(async (facet, bit) => {
        const values = await luutru.loadFacet(this.index, facet);
        counts[facet] = {};
        Object.keys(values).forEach((value) => {
          counts[facet][value] = values[value].filter((number) =>
            this.matched[number] && !(this.passing.failed[number] & ~(1 << bit))).length;
        });
      }));
      return counts;
    }
  }

  const count = (states) => states.reduce((total, state) => total + (state ? 1 : 0), 0);

  /** 2 when an article's words say that it is found, 1 when its text must say so, 0 when it is not. */
  const matchState = (query, lists, number, day) => {
    let state = 2;
    for (const group of query.groups) {
      let best = 0;
      for (const alternative of group) { best = Math.max(best, alternativeState(alternative, lists, number, day)); }
      state = Math.min(state, best);
      if (!state) { return 0; }
    }
    for (const alternative of query.without) {
      const has = alternativeState(alternative, lists, number, day);
      if (has === 2) { return 0; }
      if (has === 1) { state = 1; }
    }
    return state;
  };

  const isIn = (range, day) => day >= range[0] && day <= range[1];

  const alternativeState = ({ words, phrase, range }, lists, number, day) => {
    if (range) { return isIn(range, day) ? 2 : 0; }
    for (const word of words) { if (!lists.words.get(word)[number]) { return 0; } }
    if (!phrase || words.length === 1) { return 2; }
    for (let i = 1; i < words.length; i += 1) { if (!lists.pairs.get(words[i])[number]) { return 0; } }
    return 1;
  };

  /** The best tier that the index allows. */
  const tierOf = (links, words, number) => {
    let worst = 0;
    for (const link of links) { worst = Math.max(worst, link[number] || NO); }
    if (worst < NO) { return worst; }
    const apart = apartTier(words, number);
    if (apart < luutru.SCATTERED) { return apart; }
    const beside = words.every((_, i) => (i > 0 && links[i - 1][number]) || (i < links.length && links[i][number]));
    return beside ? BESIDE : luutru.SCATTERED;
  };

  /** The tier of an article whose words are nowhere side by side, by the title and lead that have them. */
  const apartTier = (words, number) => {
    let layer = 0;
    for (const word of words) { layer = Math.max(layer, word[number] || REST); }
    if (layer === REST) { return luutru.SCATTERED; }
    return layer === TITLE ? NEAR_TITLE : NEAR_LEAD;
  };

  // --- In a text

  /** Whether a text has all that a query asks of it. */
  luutru.textHas = (fields, query, day) =>
    query.groups.every((group) => group.some((alternative) =>
      (alternative.range ? isIn(alternative.range, day) : has(fields, alternative)))) &&
    !query.without.some((alternative) => has(fields, alternative));

  const has = (fields, { words, phrase }) => (phrase ? fields.some((field) => findRun(field, words))
    : words.every((word) => fields.some((field) => field.some((other) => isWord(other, word)))));

  const isWord = (word, asked) => {
    asked.known = asked.known || new Map();
    let fits = asked.known.get(word);
    if (fits === undefined) {
      fits = asked.prefix ? luutru.continues(word, asked) : luutru.fits(word, asked);
      asked.known.set(word, fits);
    }
    return fits;
  };
  luutru.isWord = isWord;

  const findRun = (field, words) => {
    for (let start = 0; start + words.length <= field.length; start += 1) {
      let i = 0;
      while (i < words.length && isWord(field[start + i], words[i])) { i += 1; }
      if (i === words.length) { return true; }
    }
    return false;
  };

  /** The tier of an article by its text. */
  luutru.tierInText = (fields, words) => {
    const [title, lead, ...rest] = fields;
    if (findRun(title, words)) { return TITLE; }
    if (findRun(lead, words)) { return LEAD; }
    if (rest.some((field) => findRun(field, words))) { return REST; }
    const inFields = (some) => words.every((word) => some.some((field) => field.some((other) => isWord(other, word))));
    if (inFields([title])) { return NEAR_TITLE; }
    if (inFields([title, lead])) { return NEAR_LEAD; }
    const beside = words.slice(1).map((_, i) => fields.some((field) => findRun(field, words.slice(i, i + 2))));
    if (words.every((_, i) => beside[i - 1] || beside[i])) { return BESIDE; }
    return fields.some((field) => isNear(field, words)) ? NEAR : luutru.SCATTERED;
  };

  /** Whether all words stand within a few more words than they are. */
  const isNear = (field, words) => {
    const last = words.map(() => -Infinity);
    const width = words.length + NEAR_WORDS;
    return field.some((other, at) => {
      words.forEach((word, i) => { if (isWord(other, word)) { last[i] = at; } });
      return Math.min(...last) > at - width;
    });
  };

  // --- Filters

  /** Promises `failed`: by number one bit for each facet whose filters the article does not pass, and the dates'. */
  const readFilters = async (index, query, chosen) => {
    const failed = new Uint8Array(index.size);
    await Promise.all(luutru.FACETS.map(async (facet, bit) => {
      const ticked = Array.from(chosen[facet] || [], (value) => ({ slug: luutru.slug(value) }));
      const tests = [query.filters[facet], ticked].filter((some) => some && some.length);
      const unwanted = query.unfilters[facet] || [];
      if (!tests.length && !unwanted.length) { return; }
      const values = await luutru.loadFacet(index, facet);
      tests.forEach((some) => {
        const passing = mark(index, values, (value) => luutru.passes(value, some));
        failed.forEach((_, i) => { if (!passing[i]) { failed[i] |= 1 << bit; } });
      });
      const out = mark(index, values, (value) => luutru.passes(value, unwanted));
      failed.forEach((_, i) => { if (out[i]) { failed[i] |= 1 << bit; } });
    }));
    if (query.from || query.to) {
      index.day.forEach((day, i) => {
        if (!day || day < query.from || (query.to && day > query.to)) { failed[i] |= 1 << luutru.FACETS.length; }
      });
    }
    return { failed };
  };

  const mark = (index, values, wanted) => {
    const marked = new Uint8Array(index.size);
    Object.keys(values).filter(wanted).forEach((value) => {
      values[value].forEach((number) => { marked[number] = 1; });
    });
    return marked;
  };
})();
/* The paragraph of an article that answers best, and which of its letters to highlight. Pure. */
(() => {
  "use strict";

  // A paragraph longer than this is shown from a little before its best place.
  const LENGTH = 240;
  const LEAD = 60;

  /** Sequences of words to look for: the query's words in order, and each alternative and phrase by itself. */
  luutru.sequencesOf = (query) => {
    const sequences = query.groups.flat().map((one) => ({ words: one.words, whole: one.phrase }));
    const loose = query.groups.map((group) => group[0]).filter((one) => !one.phrase).flatMap((one) => one.words);
    return loose.length > 1 ? [{ words: loose, whole: false }, ...sequences.filter(({ words, whole }) =>
      whole || words.length > 1 || !loose.includes(words[0]))] : sequences;
  };

  /** Marks the words of a text that belong to the query: [{start, end, value}] in order. A word that stands beside
      its neighbour somewhere in the text is not marked where it stands alone. */
  const findMarks = (text, sequences) => {
    const words = luutru.words(text);
    const value = new Uint8Array(words.length);
    sequences.forEach(({ words: asked, whole }) => {
      const runs = [];
      const longest = new Uint8Array(asked.length);
      for (let at = 0; at < words.length; at += 1) {
        for (let from = 0; from < asked.length; from += 1) {
          if (at && from && luutru.isWord(words[at - 1], asked[from - 1])) { continue; }
          let length = 0;
          while (from + length < asked.length && at + length < words.length &&
            luutru.isWord(words[at + length], asked[from + length])) { length += 1; }
          if (!length || (whole && length < asked.length)) { continue; }
          runs.push([at, from, length]);
          for (let k = 0; k < length; k += 1) { longest[from + k] = Math.max(longest[from + k], length); }
        }
      }
      runs.forEach(([at, from, length]) => {
        for (let k = 0; k < length; k += 1) {
          if (length > 1 || longest[from] === 1) { value[at + k] = Math.max(value[at + k], length); }
        }
      });
    });
    return words.flatMap((word, i) => (value[i] ? [{ start: word.start, end: word.end, value: value[i], word }] : []));
  };

  /** Neighbouring marks as one: "kết nạp" is highlighted with its space. */
  const join = (text, marks) => {
    const joined = [];
    marks.forEach((mark) => {
      const last = joined[joined.length - 1];
      if (last && /^[ \u00a0]$/.test(text.slice(last.end, mark.start))) {
        last.end = mark.end;
      } else {
        joined.push({ start: mark.start, end: mark.end });
      }
    });
    return joined;
  };
  luutru.findMarks = (text, query) => join(text, findMarks(text, luutru.sequencesOf(query)));

  /** The pieces of a text in order: [[text, highlighted]]. */
  luutru.highlight = (text, query) => cut(text, luutru.findMarks(text, query), 0, text.length);

  const cut = (text, marks, from, to) => {
    const pieces = [];
    let at = from;
    marks.filter((mark) => mark.end > from && mark.start < to).forEach((mark) => {
      if (mark.start > at) { pieces.push([text.slice(at, mark.start), false]); }
      pieces.push([text.slice(Math.max(mark.start, at), mark.end), true]);
      at = mark.end;
    });
    if (at < to) { pieces.push([text.slice(at, to), false]); }
    return pieces;
  };

  /** The best passage of an article: {anchor, pieces, found, cutBefore, cutAfter}; the lead when none has a word. */
  luutru.bestPassage = (text, query) => {
    const sequences = luutru.sequencesOf(query);
    let best = null;
    text.passages.forEach(([anchor, passage]) => {
      const marks = findMarks(passage, sequences);
      const seen = new Map();
      marks.forEach((mark) => { seen.set(mark.word.folded, Math.max(seen.get(mark.word.folded) || 0, mark.value)); });
      const score = Array.from(seen.values()).reduce((sum, value) => sum + value, 0);
      if (!best || score > best.score) { best = { score, anchor, text: passage, marks }; }
    });
    return best && show(best);
  };

  const show = ({ score, anchor, text, marks }) => {
    let from = 0;
    let to = text.length;
    if (text.length > LENGTH) {
      from = wordStart(text, Math.max(0, Math.min(densest(marks) - LEAD, text.length - LENGTH)));
      to = from + LENGTH >= text.length ? text.length : wordStart(text, from + LENGTH);
    }
    return {
      anchor, found: score > 0, cutBefore: from > 0, cutAfter: to < text.length,
      pieces: cut(text, join(text, marks), from, to)
    };
  };

  /** Where the stretch of text begins that holds the most valuable marks. */
  const densest = (marks) => {
    let best = { value: -1, start: 0 };
    marks.forEach((mark, i) => {
      let value = 0;
      for (let k = i; k < marks.length && marks[k].end - mark.start < LENGTH - LEAD; k += 1) { value += marks[k].value; }
      if (value > best.value) { best = { value, start: mark.start }; }
    });
    return best.start;
  };

  const wordStart = (text, at) => {
    const space = text.lastIndexOf(" ", at);
    return at > 0 && space > 0 ? space + 1 : 0;
  };
})();
/* Places first: what a query names (a district, a ward, a topic, a newspaper, an author, a year) and their crossings;
   and what is suggested while it is typed. */
(() => {
  "use strict";

  const BARS = "▁▂▃▄▅▆▇█";
  const UNIT = /^(quan|huyen|thi xa|phuong|xa|thi tran|bao) /;
  const SUGGESTIONS = 8;
  const NAMED = ["quan", "phuong", "chu-de", "bao"];

  /** Names by facet: [{facet, value, name, words}]; authors when their file is here. */
  const listNames = (index, authors) => {
    const named = NAMED.flatMap((facet) => Object.entries(index.labels[facet] || {}).map(([value, name]) => ({ facet, value, name })));
    const people = Object.keys(authors || {}).map((name) => ({ facet: "tac-gia", value: name, name }));
    return named.concat(people).map((one) => ({ ...one, words: luutru.words(one.name.replace(/ \(.*\)$/, "")) }));
  };

  const dropUnit = (words) => {
    const unit = UNIT.exec(`${words.map((word) => word.folded).join(" ")} `);
    const length = unit ? unit[1].split(" ").length : 0;
    return length < words.length ? words.slice(length) : words;
  };

  const stands = (words, run) => run.some((_, at) => words.every((word, i) => run[at + i] && luutru.fits(word, run[at + i])));

  const yearsOf = (index, numbers) => {
    const years = new Map();
    numbers.forEach((number) => {
      const year = Math.floor(index.day[number] / 1000);
      if (year) { years.set(year, (years.get(year) || 0) + 1); }
    });
    return years;
  };

  const drawYears = (years) => {
    const [first, last] = [Math.min(...years.keys()), Math.max(...years.keys())];
    const most = Math.max(...years.values());
    const bars = [];
    for (let year = first; year <= last; year += 1) {
      bars.push(years.has(year) ? BARS[Math.ceil(years.get(year) / most * BARS.length) - 1] : " ");
    }
    return { span: first === last ? `${first}` : `${first}–${last}`, bars: bars.join("") };
  };

  const makeCard = (index, name, href, numbers) => {
    const years = yearsOf(index, numbers);
    return { name, href, total: numbers.length, ...(years.size ? drawYears(years) : { span: "", bars: "" }) };
  };

  /** Promises the cards of a query: {name, href, total, span, bars}, the longest names first, crossings before all. */
  luutru.findCards = async (index, query, most) => {
    const run = query.groups.filter((group) => !group.date && !group[0].phrase).flatMap((group) => group[0].words);
    const found = listNames(index).map((one) => ({ ...one, core: one.facet === "chu-de" ? one.words : dropUnit(one.words) }))
      .filter(({ core }) => core.length && stands(core, run)).sort((a, b) => b.core.length - a.core.length).slice(0, most);
    const years = query.groups.flatMap((group) => (group.date && group.date.kind === "year" ? [group.date.name] : []));
    const lists = await Promise.all(found.map(async ({ facet, value }) => (await luutru.loadFacet(index, facet))[value] || []));
    const cards = found.flatMap(({ facet, value, name }, i) =>
      (lists[i].length ? [makeCard(index, name, `${index.pages[facet]}${value}.html`, lists[i])] : []));
    for (const year of years) {
      const all = (await luutru.loadFacet(index, "nam"))[year] || [];
      if (all.length) { cards.unshift({ ...makeCard(index, year, `${index.pages.nam}${year}.html`, all), span: "", bars: "" }); }
      found.forEach(({ facet, value, name }, i) => {
        const both = lists[i].filter((number) => Math.floor(index.day[number] / 1000) === Number(year));
        if (facet === "quan" && both.length) {
          cards.unshift({ name: `${name}, ${year}`, href: `${index.pages.quan}${value}/${year}.html`, total: both.length, span: "", bars: "" });
        }
      });
    }
    return cards.slice(0, most);
  };

  /** Names that begin, or have a word that begins, as what is typed: [{facet, name}]. */
  luutru.suggestNames = (index, text, authors) => {
    const typed = luutru.words(text);
    if (!typed.length || text.length < 2) { return []; }
    const last = typed.length - 1;
    const begins = (words) => words.some((_, at) => typed.every((word, i) => words[at + i] &&
      (i === last ? luutru.continues(words[at + i], word) : luutru.fits(words[at + i], word))));
    return listNames(index, authors).filter(({ words }) => begins(words)).slice(0, SUGGESTIONS);
  };
})();
/* The list shown, to take away: CSV, BibTeX, RIS, CSL-JSON. Made here, of what the hits show. */
(() => {
  "use strict";

  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

  const plain = (text) => text.replace(/[{}\\]/g, "");

  const csv = (texts) => ["title,date,outlet,authors,url", ...texts.map((text) =>
    [text.title, text.date, text.outletName, text.authors.join("; "), text.href].map(cell).join(","))].join("\r\n");

  const bib = (texts) => texts.map((text, i) => [
    `@online{luutru${i + 1},`, `  title = {{${plain(text.title)}}},`,
    ...(text.authors.length ? [`  author = {${text.authors.map((name) => `{${plain(name)}}`).join(" and ")}},`] : []),
    ...(text.date ? [`  date = {${text.date}},`] : []),
    ...(text.outletName ? [`  organization = {{${plain(text.outletName)}}},`] : []),
    `  url = {${text.href}}`, "}"
  ].join("\n")).join("\n\n");

  const ris = (texts) => texts.map((text) => [
    "TY  - NEWS", `TI  - ${text.title}`, ...text.authors.map((name) => `AU  - ${name}`),
    ...(text.date ? [`DA  - ${text.date.replace(/-/g, "/")}`] : []),
    ...(text.outletName ? [`T2  - ${text.outletName}`] : []), `UR  - ${text.href}`, "ER  - "
  ].join("\r\n")).join("\r\n");

  const csl = (texts) => JSON.stringify(texts.map((text, i) => ({
    id: `luutru${i + 1}`, type: "article-newspaper", title: text.title, URL: text.href,
    ...(text.authors.length ? { author: text.authors.map((literal) => ({ literal })) } : {}),
    ...(text.outletName ? { "container-title": text.outletName } : {}),
    ...(text.date ? { issued: { "date-parts": [text.date.split("-").map(Number)] } } : {})
  })), null, 1);

  luutru.EXPORTS = {
    "CSV": ["csv", "text/csv", (texts) => `\ufeff${csv(texts)}`], "BibTeX": ["bib", "application/x-bibtex", bib],
    "RIS": ["ris", "application/x-research-info-systems", ris],
    "CSL-JSON": ["json", "application/vnd.citationstyles.csl+json", csl]
  };

  /** Hands over the articles shown as a file; `texts` have `href`, their whole address. */
  luutru.saveList = (format, texts) => {
    const [ending, type, write] = luutru.EXPORTS[format];
    const link = luutru.make("a", {
      href: URL.createObjectURL(new Blob([write(texts)], { type: `${type};charset=utf-8` })), download: `tim-kiem.${ending}`
    });
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 1000);
  };
})();
/* What else might be meant: without marks, with a space, another spelling; each with what it would find. */
(() => {
  "use strict";

  // So many spellings are looked up for a word that finds nothing.
  const MOST_GUESSES = 40;
  // Another spelling is looked for where so few are found, of a word that one article in so many has at most.
  const FEW = 3;
  const FAR_LESS = 1000;
  const MORE = 5;
  const SYLLABLE = /^(ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$/;
  const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const TELEX = { aa: "â", aw: "ă", ee: "ê", oo: "ô", ow: "ơ", uw: "ư", dd: "đ", w: "ư" };
  const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
  const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
  const VNI = { a6: "â", e6: "ê", o6: "ô", a8: "ă", o7: "ơ", u7: "ư", d9: "đ" };

  /**
   * Promises an answer (see `searchExactly`) with `notes`: `unmarked` when marks were let go since they found nothing,
   * `split` the words a space was put into, `offer` {text, total} what finds more without marks, `meant` {text, total,
   * word} another spelling.
   */
  luutru.search = async (request) => {
    const answer = await luutru.searchExactly(request);
    const total = answer.total();
    answer.notes = {};
    const plain = unmarked(answer.query);
    if (!total) { return (!request.typing && await instead(request, answer, plain)) || answer; }
    if (!request.typing && plain !== answer.query.text && !answer.query.groups.some(isQuoted)) {
      const wider = await luutru.searchExactly({ ...request, text: plain, order: "newest" });
      if (wider.total() > total) { answer.notes.offer = { text: plain, total: wider.total() }; }
    }
    if (!request.typing && total < FEW) { answer.notes.meant = await guess(request, answer); }
    return answer;
  };

  const isQuoted = (group) => group[0].phrase;

  const wordsOf = (query) => query.groups.filter((group) => !group.date).flatMap((group) => group[0].words);

  const replaceWords = (query, words, change) => {
    let text = query.text;
    [...words].sort((a, b) => b.from - a.from).forEach((word) => {
      text = text.slice(0, word.from) + change(word) + text.slice(word.to);
    });
    return text;
  };

  const unmarked = (query) => replaceWords(query, wordsOf(query).filter((word) => word.spelled !== word.folded),
    (word) => word.folded);

  /** Promises what is shown when nothing was found: without marks, with spaces; null when that finds nothing. */
  const instead = async (request, answer, plain) => {
    if (plain !== answer.query.text) {
      const free = await luutru.searchExactly({ ...request, text: plain });
      if (free.total()) {
        free.notes = { unmarked: true };
        return free;
      }
    }
    const split = await splitWords(answer);
    if (split) {
      const spaced = await luutru.searchExactly({ ...request, text: split });
      if (spaced.total()) {
        spaced.notes = { split };
        return spaced;
      }
    }
    answer.notes.meant = await guess(request, answer);
    return null;
  };

  /** Promises the query with spaces in words that nobody has, where the index has both parts side by side. */
  const splitWords = async (answer) => {
    const unknown = wordsOf(answer.query).filter((word) => !answer.lists.words.get(word).some(Boolean));
    const parts = new Map();
    await Promise.all(unknown.map(async (word) => { parts.set(word, await splitWord(answer.index, word.spelled)); }));
    const found = unknown.filter((word) => parts.get(word));
    return found.length ? replaceWords(answer.query, found, (word) => parts.get(word)) : null;
  };

  const splitWord = async (index, word) => {
    let best = null;
    for (let at = 1; at < word.length; at += 1) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      if (!SYLLABLE.test(luutru.fold(left))) { continue; }
      const ends = SYLLABLE.test(luutru.fold(right)) ? [right] : [];
      if (!ends.length && right.length > 2) {
        const more = await splitWord(index, right);
        if (more) { ends.push(more); }
      }
      for (const end of ends) {
        const text = `${left} ${end}`;
        const total = await totalOf(`"${text}"`);
        if (total && (!best || total > best.total)) { best = { text, total }; }
      }
    }
    return best && best.text;
  };

  const totalOf = async (text) => (await luutru.searchExactly({ text, order: "newest" })).total();

  /** Promises {text, total, word}: the query with another spelling of one word that finds far more; or undefined. */
  const guess = async (request, answer) => {
    let best;
    for (const word of wordsOf(answer.query)) {
      const having = answer.lists.words.get(word).reduce((sum, layer) => sum + (layer ? 1 : 0), 0);
      if (having * FAR_LESS > answer.index.articles) { continue; }
      for (const other of guesses(word)) {
        const text = replaceWords(answer.query, [word], () => other);
        const total = (await luutru.searchExactly({ ...request, text, order: "newest" })).total();
        if (total > answer.total() * MORE && (!best || total > best.total)) { best = { text, total, word: other }; }
      }
    }
    return best || typedResidue(request, answer);
  };

  /** Promises what a query typed with the keyboard's input method off means: "ddoongs ddaa". */
  const typedResidue = async (request, answer) => {
    const words = wordsOf(answer.query);
    const forms = new Map();
    await Promise.all(words.map(async (word) => { forms.set(word, await decodeKnown(word)); }));
    const text = replaceWords(answer.query, words, (word) => forms.get(word));
    if (text === answer.query.text) { return undefined; }
    const total = (await luutru.searchExactly({ ...request, text, order: "newest" })).total();
    return total > answer.total() ? { text, total, word: text } : undefined;
  };

  /** Promises what a word means: as it was typed, with fewer marks where nobody has that, or the word itself. */
  const decodeKnown = async (word) => {
    const decoded = decode(word.typed);
    if (decoded === word.typed) { return decoded; }
    const fewer = Array.from(decoded, (letter) => (letter === "đ" ? letter : luutru.fold(letter))).join("");
    for (const form of [decoded, fewer]) { if (await totalOf(`"${form}"`)) { return form; } }
    return word.typed;
  };

  const decode = (word) => {
    let tone = "";
    let letters = word;
    const last = letters[letters.length - 1];
    if (letters.length > 1 && TELEX_TONES[last] && /[aeiouy]/.test(letters.slice(0, -1))) {
      tone = TELEX_TONES[last];
      letters = letters.slice(0, -1);
    } else if (/\d/.test(letters)) {
      letters = letters.replace(/[1-5]/, (digit) => { tone = VNI_TONES[digit]; return ""; });
      letters = letters.replace(/[aeoud]\w*?[6-9]/g, (some) => VNI[some[0] + some[some.length - 1]] ?
        VNI[some[0] + some[some.length - 1]] + some.slice(1, -1) : some);
    }
    letters = letters.replace(/aa|aw|ee|oo|ow|uw|dd/g, (pair) => TELEX[pair]);
    return tone ? placeTone(letters, tone) : letters;
  };

  const placeTone = (letters, tone) => {
    const vowels = Array.from(letters.matchAll(/[aăâeêioôơuưy]/g), (found) => found.index)
      .filter((at) => !(at === 1 && /^(qu|gi)./.test(letters)));
    if (!vowels.length) { return letters; }
    const marked = vowels.filter((at) => /[ăâêôơư]/.test(letters[at]));
    const closed = /[^aăâeêioôơuưy]$/.test(letters);
    const at = marked.length ? marked[marked.length - 1] : vowels[closed || vowels.length === 3 ? Math.min(1, vowels.length - 1) : 0];
    return (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize("NFC");
  };

  /** Other spellings of a syllable: two letters changed about, one left out, one of a neighbouring key. */
  const guesses = (word) => {
    const letters = word.folded;
    const found = new Set();
    for (let i = 0; i < letters.length; i += 1) {
      const [before, after] = [letters.slice(0, i), letters.slice(i + 1)];
      if (i + 1 < letters.length) { found.add(before + letters[i + 1] + letters[i] + letters.slice(i + 2)); }
      found.add(before + after);
      neighbours(letters[i]).forEach((key) => { found.add(before + key + after); });
      found.add(before + letters[i] + letters[i] + after);
      ["h", "n", "g"].forEach((key) => { found.add(before + letters[i] + key + after); });
    }
    found.delete(letters);
    return Array.from(found).filter((some) => SYLLABLE.test(some)).slice(0, MOST_GUESSES);
  };

  const neighbours = (key) => KEYS.flatMap((row, y) => {
    const x = row.indexOf(key);
    if (x < 0) { return []; }
    const near = [row[x - 1], row[x + 1]];
    [KEYS[y - 1], KEYS[y + 1]].forEach((other) => { if (other) { near.push(other[x - 1], other[x], other[x + 1]); } });
    return near.filter(Boolean);
  });
})();
/* Hits, chips and facets as elements. All text goes in as text: nothing that an article holds is ever read as HTML. */
(() => {
  "use strict";

  const VALUES_SHOWN = 8;

  /** An element with attributes and children (elements or text). */
  const make = (name, attributes, children) => {
    const element = document.createElement(name);
    Object.entries(attributes || {}).forEach(([key, value]) => {
      if (value === true) {
        element.setAttribute(key, "");
      } else if (value !== false && value !== undefined) {
        element.setAttribute(key, value);
      }
    });
    element.append(...(children || []));
    return element;
  };
  luutru.make = make;

  /** Highlighted pieces as text and <mark>. */
  const pieces = (list) => list.map(([text, marked]) => (marked ? make("mark", {}, [text]) : text));

  /** A hit: title, then outlet, date and districts, then the best passage, linked to its paragraph. */
  luutru.makeHit = (hit, context) => {
    const { text } = hit;
    const href = context.root + text.url;
    const facts = [text.outletName, text.dateText, text.districts.map((slug) => nameOf("quan", slug, context)).join(", ")];
    const title = make("a", { href, lang: "vi" }, pieces(luutru.highlight(text.title, context.query)));
    return make("li", { "class": "card hit", "data-result": String(hit.number) }, [
      make("h3", {}, [title]),
      // Each by itself: a name cannot turn the direction of what stands beside it.
      make("p", { "class": "line" }, facts.filter(Boolean).flatMap((fact, i) =>
        [i ? " · " : "", make("bdi", {}, [fact])])),
      ...makePassage(text, href, context)
    ]);
  };

  const makePassage = (text, href, context) => {
    const best = luutru.bestPassage(text, context.query);
    if (!best) { return []; }
    const shown = [best.cutBefore ? "… " : "", ...pieces(best.pieces), best.cutAfter ? " …" : ""];
    const link = best.anchor ? [make("a", { href: `${href}#${encodeURIComponent(best.anchor)}` }, shown)] : shown;
    return [make("p", { "class": "gist passage", lang: "vi" }, link)];
  };

  /** One list of checkboxes for each facet that has values here. */
  luutru.makeFacets = (counts, chosen, context) => {
    const open = new Set(Array.from(context.facets.querySelectorAll("details[open]"),
      (details) => details.getAttribute("data-facet")));
    return luutru.FACETS.map((facet) => {
      const ticked = chosen[facet];
      const values = Object.keys(counts[facet]).filter((value) => counts[facet][value] || ticked.has(value));
      values.sort(facet === "nam" ? (a, b) => Number(b) - Number(a) || compare(a, b)
        : (a, b) => counts[facet][b] - counts[facet][a] || compare(a, b));
      return values.length ? makeFacet(facet, values, counts[facet], ticked, open, context) : null;
    }).filter(Boolean);
  };

  const makeFacet = (facet, values, counts, ticked, open, context) => {
    const first = values.filter((value, i) => i < VALUES_SHOWN || ticked.has(value));
    const rest = values.filter((value, i) => i >= VALUES_SHOWN && !ticked.has(value));
    const makeValues = (some) => make("ul", {}, some.map((value) => make("li", {}, [make("label", {}, [
      make("input", { type: "checkbox", name: facet, value, checked: ticked.has(value) }),
      make("span", {}, [nameOf(facet, value, context)]),
      make("span", { "class": "n" }, [context.number(counts[value])])
    ])])));
    const group = make("fieldset", { "class": "facet", "data-facet": facet }, [
      make("legend", {}, [context.words[facet]]), makeValues(first)
    ]);
    if (rest.length) {
      group.append(make("details", { "data-facet": facet, open: open.has(facet) }, [
        make("summary", {}, [context.words.rest.replace("{count}", String(rest.length))]), makeValues(rest)
      ]));
    }
    return group;
  };

  const compare = (a, b) => (a < b ? -1 : Number(a > b));

  const nameOf = (facet, value, context) =>
    (context.index.labels[facet] || {})[value] || (value === "khong-ro" ? context.words.unknown : value);
  luutru.nameOf = nameOf;

  /** A button that takes one filter away. */
  luutru.makeChip = (name, remove, context) => {
    const chip = make("button", { type: "button", "class": "chip" }, [make("bdi", {}, [name]), " ×"]);
    chip.setAttribute("aria-label", context.words.remove.replace("{name}", name));
    chip.addEventListener("click", remove);
    return make("li", {}, [chip]);
  };
})();
/* The search page. What it needs of the page (templates/pages/search.html):

     form#search-form with input#q       what is asked; the address keeps it (?q=…&quan=…&tu=…&den=…&xep=newest)
     #results[data-root][data-state]     gets ol.hits of li[data-result], whose first link is the article;
                                         data-state: idle, busy, done, failed; data-total: articles found;
                                         data-root: the site's root
     #search-status[role=status]         says what was found; read out by screen readers
     #search-cards                       gets what the query names: places, topics, newspapers, years
     #search-suggestions                 gets names and titles while one types (ARIA's combobox)
     #search-notes                       what else might be meant
     #search-chips                       gets a chip for all that filters
     #search-open[hidden]                opens #facets where it is a sheet above the hits
     #facets                             gets the order, the dates and a fieldset of checkboxes for each facet
     template#search-empty               shown when nothing is found
     #search-starters                    shown while there is no query
     script#search-words                 the words said here, as JSON (table `search_script` of the words files)

   Keys: "/" goes to the field; arrows move between field and hits; Enter opens a hit; Escape clears. */
(() => {
  "use strict";

  const STEP = 10;
  const FIRST = 2;
  const PAUSE = 20;
  const SETTLED = 500;
  const MOST_CARDS = 3;
  const ORDERS = ["best", "newest", "oldest"];

  const form = document.getElementById("search-form");
  if (!form) { return; }
  const [field, results, status, notes, chips, facets, starters, nothing] = ["q", "results", "search-status",
    "search-notes", "search-chips", "facets", "search-starters", "search-empty"].map((id) => document.getElementById(id));
  const cards = document.getElementById("search-cards");
  const opener = document.getElementById("search-open");
  const root = results.getAttribute("data-root") || "";
  const words = JSON.parse(document.getElementById("search-words").textContent);
  const make = luutru.make;

  const chosen = {};
  let dates = { tu: "", den: "" };
  let order = "best";
  let shown = STEP;
  let asked = 0;
  let current = [];
  let timer = 0;

  luutru.setRoot(root);

  const group = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, words.digit_group);
  const sentence = (key, values) =>
    Object.entries(values || {}).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);
  const articles = (total) => sentence(total === 1 ? "found_one" : "found_many", { count: group(total) });

  // --- The address

  const readAddress = () => {
    const values = new URLSearchParams(location.search || location.hash.replace(/^#(?=.*=)/, "?"));
    field.value = values.get("q") || "";
    order = ORDERS.includes(values.get("xep")) ? values.get("xep") : "best";
    dates = { tu: values.get("tu") || "", den: values.get("den") || "" };
    luutru.FACETS.forEach((facet) => { chosen[facet] = new Set(values.getAll(facet)); });
  };

  const addressOf = () => {
    const values = new URLSearchParams();
    if (field.value.trim()) { values.set("q", field.value.trim()); }
    luutru.FACETS.forEach((facet) => { chosen[facet].forEach((value) => { values.append(facet, value); }); });
    Object.entries(dates).forEach(([name, day]) => { if (day) { values.set(name, day); } });
    if (order !== "best") { values.set("xep", order); }
    return values.toString() ? `?${values}` : "";
  };

  // What Back brings again: how many hits were shown, how far the page was scrolled, and which hit was opened.
  const keepPlace = (hit) => {
    try {
      history.replaceState({ shown, y: window.scrollY, hit }, "");
    } catch (refused) { /* then Back begins at the top */ }
  };

  const restorePlace = (place) => {
    if (!place) { return; }
    const link = place.hit && results.querySelector(`[data-result="${place.hit}"] a`);
    if (link) { link.focus({ preventScroll: true }); }
    window.scrollTo(0, place.y);
  };

  const writeAddress = (push) => {
    const search = addressOf();
    if (search === location.search) { return; }
    try {
      history[push ? "pushState" : "replaceState"](null, "", location.pathname + search);
    } catch (refused) {  // some browsers keep the address of a local file as it is
      location.replace(`#${search.slice(1)}`);
    }
  };

  // --- Asking and showing

  const filtered = () => luutru.FACETS.some((facet) => chosen[facet].size) || Boolean(dates.tu || dates.den);

  const rest = () => {
    results.removeAttribute("data-total");
    showHits([]);
    [facets, chips, notes, cards].forEach((place) => { place.replaceChildren(); });
    opener.hidden = true;
    status.textContent = "";
    starters.hidden = false;
    results.setAttribute("data-state", "idle");
  };

  const fail = () => {
    status.textContent = words.failed;
    results.setAttribute("data-state", "failed");
  };

  const ask = async (typing) => {
    const turn = asked += 1;
    const text = field.value;
    if (luutru.parseQuery(text).empty && !filtered()) { rest(); return; }
    starters.hidden = true;
    results.setAttribute("data-state", "busy");
    try {
      const answer = await luutru.search({ text, chosen, dates, order, typing });
      if (turn === asked) { await show(turn, answer, typing); }
    } catch (error) {
      if (turn === asked) { fail(); }
    }
  };

  const show = async (turn, answer, typing) => {
    const context = { index: answer.index, root, words, query: answer.query, number: group, facets };
    // The first hits stand before the texts of the others are here.
    if (shown === STEP) {
      const first = await answer.top(FIRST);
      if (turn !== asked) { return; }
      if (first.length) { showHits(first.map((hit) => luutru.makeHit(hit, context)), first, answer); }
    }
    const [hits, named] = await Promise.all([answer.top(shown), luutru.findCards(answer.index, answer.query, MOST_CARDS)]);
    if (turn !== asked) { return; }
    cards.replaceChildren(...named.map(makeCard));
    current = hits;
    showHits(hits.map((hit) => luutru.makeHit(hit, context)), hits, answer);
    announce(answer, answer.total());
    if (!facets.children.length) { facets.append(makeOrder()); }  // keeps its place beside the hits
    const doubtful = answer.total();
    const total = await answer.settle();
    const settled = total === doubtful ? hits : await answer.top(shown);
    if (turn !== asked) { return; }
    current = settled;
    if (total !== doubtful) { showHits(settled.map((hit) => luutru.makeHit(hit, context)), settled, answer); }
    announce(answer, total);
    const counts = await answer.count();
    if (turn !== asked) { return; }
    showFacets(answer, total, counts, context);
    showChips(context);
    if (!typing) { results.setAttribute("data-state", "done"); }
  };

  const announce = (answer, total) => {
    results.setAttribute("data-total", String(total));
    status.textContent = articles(total);
    const heading = document.querySelector("h1");
    if (heading) { heading.setAttribute("data-list", sentence("trail", { count: group(total), text: field.value.trim() })); }
    notes.replaceChildren(...notesOf(answer));
  };

  const asLink = (text, children) => {
    const link = make("a", { href: `?q=${encodeURIComponent(text)}` }, children);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.value = text;
      changed();
      field.focus();
    });
    return link;
  };

  const notesOf = (answer) => {
    const { unmarked, split, offer, meant } = answer.notes;
    const made = answer.query.unknown.map((name) => [sentence("unknown_operator", { name })]);
    if (unmarked) { made.push([words.unmarked]); }
    if (split) { made.push([sentence("split", { text: split })]); }
    if (meant) {
      const [before, after] = words.meant.split("{text}");
      made.push([before, asLink(meant.text, [meant.text]), `${after} (${articles(meant.total)})`]);
    }
    if (offer) { made.push([asLink(offer.text, [sentence("offer", { text: offer.text, count: group(offer.total) })])]); }
    return made.map((parts) => make("p", {}, parts));
  };

  const makeCard = ({ name, href, total, span, bars }) => make("li", { "class": "place" }, [
    make("a", { href: root + href }, [name]), ` · ${sentence("card", { count: group(total) })}`, span ? ` · ${span} ` : "",
    ...(bars ? [make("span", { "class": "bars", "aria-hidden": "true" }, [bars])] : [])
  ]);

  /** What takes the list shown away. */
  const makeExports = () => make("p", { "class": "exports" }, [
    words.take, " ",
    ...Object.keys(luutru.EXPORTS).map((format) => {
      const button = make("button", { type: "button" }, [format]);
      button.addEventListener("click", () => {
        luutru.saveList(format, current.map(({ text }) => ({ ...pick(text), href: new URL(root + text.url, location.href).href })));
      });
      return button;
    })
  ]);

  const pick = ({ title, date, outletName, authors }) => ({ title, date, outletName, authors });

  const showHits = (elements, hits, answer) => {
    Array.from(results.children).forEach((child) => { if (child.tagName !== "H2") { child.remove(); } });
    if (!answer) { return; }
    if (!elements.length) {
      results.append(nothing.content.cloneNode(true));
      return;
    }
    const border = hits.findIndex((hit) => hit.tier === luutru.SCATTERED);
    const list = make("ol", { "class": "cards hits" }, border < 0 ? elements : elements.slice(0, border));
    results.append(list);
    if (border >= 0) { appendScattered(elements.slice(border), answer, border); }
    const left = answer.total() - elements.length;
    if (left > 0) { results.append(makeMore(Math.min(STEP, left))); }
    results.append(makeExports());
  };

  /** The articles that have the words apart from each other, under a line that says so. */
  const appendScattered = (elements, answer, before) => {
    if (before > 0) {
      results.append(make("p", { "class": "apart" }, [sentence("scattered", { count: group(answer.total() - before) })]));
    }
    const list = results.querySelector("ol.hits");
    if (before > 0) {
      results.append(make("ol", { "class": "cards hits", start: before + 1 }, elements));
    } else {
      list.append(...elements);
    }
  };

  const makeMore = (amount) => {
    const more = make("button", { type: "button", "class": "more" }, [sentence("more", { count: group(amount) })]);
    more.addEventListener("click", async () => {
      const place = shown;
      shown += STEP;
      await ask(false);
      const link = links()[place];
      if (link) { link.focus(); }
    });
    return make("p", {}, [more]);
  };

  // --- Filters

  const makeOrder = () => {
    const select = make("select", { id: "order" }, ORDERS.map((name) =>
      make("option", { value: name, selected: name === order }, [words[name]])));
    return make("p", { "class": "order" }, [make("label", { "for": "order" }, [words.order]), select]);
  };

  const makeDates = () => make("fieldset", { "class": "facet dates" }, [
    make("legend", {}, [words.dates]),
    ...["tu", "den"].map((name) => make("label", {}, [
      make("span", {}, [words[name]]),
      make("input", { type: "text", name, value: dates[name], placeholder: words.date_example, inputmode: "numeric" })
    ]))
  ]);

  const showFacets = (answer, total, counts, context) => {
    const active = facets.contains(document.activeElement) ? document.activeElement : null;
    const groups = luutru.makeFacets(counts, chosen, context);
    facets.replaceChildren(...(total || groups.length ? [makeClose(total), makeOrder(), makeDates(), ...groups] : []));
    if (active) {
      const twin = Array.from(facets.querySelectorAll("input, select")).find((other) =>
        (other.name === active.name && other.name && (other.type === "text" || other.value === active.value)) ||
        (active.id && other.id === active.id));
      if (twin) { twin.focus(); }
    }
  };

  const countChosen = () => luutru.FACETS.reduce((sum, facet) => sum + chosen[facet].size, 0) +
    Object.values(dates).filter(Boolean).length;

  const openSheet = (open) => {
    facets.classList.toggle("open", open);
    opener.setAttribute("aria-expanded", String(open));
    const first = facets.querySelector("button, input, select");
    if (open && first) { first.focus(); }
    if (!open) { opener.focus(); }
  };
  opener.addEventListener("click", () => { openSheet(true); });
  facets.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && facets.classList.contains("open")) { openSheet(false); }
  });

  const makeClose = (total) => {
    const close = make("button", { type: "button", "class": "close" }, [sentence("show_hits", { count: group(total) })]);
    close.addEventListener("click", () => { openSheet(false); });
    return make("p", { "class": "closing" }, [close]);
  };

  const showChips = (context) => {
    opener.hidden = !facets.children.length;
    opener.textContent = words.filters + (countChosen() ? ` (${countChosen()})` : "");
    const made = luutru.FACETS.flatMap((facet) => Array.from(chosen[facet], (value) =>
      luutru.makeChip(luutru.nameOf(facet, value, context), () => { chosen[facet].delete(value); changed(); }, context)));
    context.query.groups.filter(({ date }) => date).forEach(({ date }) => {
      made.push(luutru.makeChip(sentence(`date_${date.kind}`, { date: date.name }), () => {
        const text = context.query.text;
        field.value = `${text.slice(0, date.from)} ${text.slice(date.to)}`.replace(/\s+/g, " ").trim();
        changed();
      }, context));
    });
    Object.keys(dates).filter((name) => dates[name]).forEach((name) => {
      made.push(luutru.makeChip(`${words[name]} ${dates[name]}`, () => { dates[name] = ""; changed(); }, context));
    });
    if (made.length) {
      const clear = make("button", { type: "button", "class": "clear" }, [words.clear]);
      clear.addEventListener("click", () => {
        const { text, groups } = context.query;
        field.value = groups.filter(({ date }) => date).sort((a, b) => b.date.from - a.date.from).reduce((left, { date }) =>
          `${left.slice(0, date.from)} ${left.slice(date.to)}`, text).replace(/\s+/g, " ").trim();
        luutru.FACETS.forEach((facet) => { chosen[facet].clear(); });
        dates = { tu: "", den: "" };
        changed();
      });
      made.push(make("li", {}, [clear]));
    }
    chips.replaceChildren(...made);
  };

  // --- What the reader does

  const links = () => Array.from(results.querySelectorAll("[data-result] h3 a"));

  const changed = () => {
    shown = STEP;
    writeAddress(true);
    ask(false);
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    shown = STEP;
    results.setAttribute("data-state", "busy");
    timer = setTimeout(() => {
      const text = field.value;
      ask(true).then(() => suggest(text)).catch(fail);
      timer = setTimeout(() => { writeAddress(false); ask(false); }, SETTLED);
    }, PAUSE);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (box.children[active]) { take(box.children[active]); return; }
    closeBox();
    changed();
  });

  facets.addEventListener("change", (event) => {
    const box = event.target;
    if (box.id === "order") {
      order = box.value;
    } else if (box.name in dates) {
      dates[box.name] = luutru.readDate(box.value) ? box.value.trim() : "";
    } else if (box.checked) {
      chosen[box.name].add(box.value);
    } else {
      chosen[box.name].delete(box.value);
    }
    changed();
  });

  // --- Suggestions

  const box = document.getElementById("search-suggestions");
  let active = -1;
  // Without scripts the field is a plain one, and has no list.
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", box.id);
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", field.labels[0].textContent);

  const closeBox = () => {
    box.replaceChildren();
    box.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const suggest = async (text) => {
    const index = await luutru.loadIndex();
    const authors = await luutru.loadFacet(index, "tac-gia");
    if (field.value !== text || document.activeElement !== field) { return; }
    const names = luutru.suggestNames(index, text, authors).map(({ facet, name }) => [name, words[facet]]);
    const titles = current.slice(0, MOST_CARDS).map((hit) => [hit.text.title, words.title]);
    const options = names.concat(titles).map(([name, kind], i) => make("li", {
      id: `suggestion-${i}`, role: "option", "aria-selected": "false", "data-text": name
    }, [make("span", { lang: "vi" }, [name]), " ", make("small", {}, [kind])]));
    active = -1;
    box.replaceChildren(...options);
    box.hidden = !options.length;
    field.setAttribute("aria-expanded", String(options.length > 0));
  };

  const moveActive = (step) => {
    const options = Array.from(box.children);
    active = (active + step + options.length + 1) % (options.length + 1);
    options.forEach((option, i) => { option.setAttribute("aria-selected", String(i === active)); });
    if (options[active]) {
      field.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  };

  const take = (option) => {
    field.value = option.getAttribute("data-text");
    closeBox();
    changed();
  };

  field.setAttribute("aria-expanded", "false");
  box.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) { take(option); }
  });
  field.addEventListener("blur", closeBox);

  const openAddress = async (place) => {
    shown = place ? place.shown : STEP;
    readAddress();
    await ask(false);
    restorePlace(place);
  };

  window.addEventListener("popstate", (event) => { openAddress(event.state); });

  results.addEventListener("click", (event) => {
    const link = event.target.closest("[data-result] a");
    if (!link) { return; }
    const hit = link.closest("[data-result]");
    keepPlace(hit.getAttribute("data-result"));
  });
  window.addEventListener("pagehide", () => { if (!(history.state || {}).hit) { keepPlace(""); } });

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    if (!box.hidden && at === field && event.key === "Escape") {
      closeBox();
    } else if (!box.hidden && at === field && /^Arrow(Down|Up)$/.test(event.key)) {
      event.preventDefault();
      moveActive(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && (at === field || results.contains(at))) {
      field.value = "";
      field.focus();
      field.dispatchEvent(new Event("input"));
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event, at);
    }
  });

  const move = (event, at) => {
    const stops = [field, ...links()];
    const place = stops.indexOf(at);
    const next = stops[place + (event.key === "ArrowDown" ? 1 : -1)];
    if (place < 0 || !next) { return; }
    event.preventDefault();
    next.focus();
  };

  starters.setAttribute("data-ready", "");
  starters.hidden = true;
  // What every search needs is asked for before the first key.
  luutru.loadIndex().catch(fail);
  if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
  openAddress(history.state);
})();
/* On the page of an article that was opened from a hit: the words are marked, and a line above leads back to the hits
   and on to the next. site.js keeps the list one came from in this tab and loads this script; where nothing can be
   kept, articles open as always. Ids and texts of paragraphs stay as they are. */
(() => {
  "use strict";

  const TRAIL = "luutru-danh-sach";

  /** Marks the words of the text nodes below an element. */
  const markWords = (element, query) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) { texts.push(walker.currentNode); }
    texts.filter((node) => !node.parentElement.closest("[aria-labelledby=neo], mark")).forEach((node) => {
      const pieces = luutru.highlight(node.data, query);
      if (!pieces.some(([, marked]) => marked)) { return; }
      node.replaceWith(...pieces.map(([text, marked]) => (marked ? luutru.make("mark", {}, [text]) : text)));
    });
  };

  luutru.followTrail = (article, turn) => {
    const [name, list, hits] = JSON.parse(sessionStorage.getItem(TRAIL));
    const place = hits.findIndex(([address]) => address === location.href.split("#")[0]);
    const query = luutru.parseQuery(new URL(list).searchParams.get("q") || "");
    article.querySelectorAll("h1, .text").forEach((part) => { markWords(part, query); });
    const next = hits[place + 1];
    article.prepend(luutru.make("p", { "class": "trail note" }, [
      luutru.make("a", { href: list }, [`← ${name}`]), ` · ${place + 1}/${hits.length}`,
      ...(next ? [" · ", luutru.make("a", { href: next[0] }, [`${turn.dataset.next} →`])] : [])
    ]));
  };

  if (typeof document.querySelector === "function") {
    const article = document.querySelector("article");
    const turn = document.querySelector(".turn[data-within]");
    if (article && turn) { window.addEventListener("load", () => { luutru.followTrail(article, turn); }); }
  }
})();
