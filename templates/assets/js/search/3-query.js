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
   *   groups: what an article must have, in the order typed: each a list of alternatives (OR, synonyms), an
   *     alternative being {words, phrase}: words that stand side by side when `phrase`;
   *   without: alternatives that it must not have;
   *   filters, unfilters: facet → tests {slug} or {from, to} (years); from, to: days (year * 1000 + day of the year);
   *   unknown: operators that mean nothing here.
   */
  luutru.parseQuery = (text) => {
    const query = { groups: [], without: [], filters: {}, unfilters: {}, from: 0, to: 0, unknown: [] };
    let joining = false;
    for (const part of text.normalize("NFC").matchAll(PART)) {
      if (OR.test(part[0])) {
        joining = query.groups.length > 0;
        continue;
      }
      const joined = joining;
      joining = false;
      if (part[2] && readOperator(query, part)) { continue; }
      readWords(query, part, joined);
    }
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

  const readWords = (query, [, minus, , quoted, plain], joined) => {
    const words = luutru.words(quoted === undefined ? plain : quoted);
    if (!words.length) { return; }
    const phrase = quoted !== undefined;
    if (minus) {
      query.without.push({ words, phrase: true });
    } else if (joined) {
      query.groups[query.groups.length - 1].push({ words, phrase });
    } else if (phrase) {
      query.groups.push([{ words, phrase }]);
    } else {
      words.forEach((word) => { query.groups.push([{ words: [word], phrase: false }]); });
    }
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
