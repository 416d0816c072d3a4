/* What a reader typed → what is meant. `parseQuery` is pure. */
(() => {
  "use strict";

  // A word, a "phrase", or name:value, each with or without a minus before it. A value may begin with the word for a unit,
  // which numbers need: "quan:quận 1".
  const PART = /(-?)(?:([\p{L}][\p{L}\p{M}-]*):((?:quận|quan|huyện|huyen|phường|phuong|xã|xa|tỉnh|tinh)\s+(?=[^\s"“”]))?)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/giu;
  const OR = /^(OR|HOẶC)$/u;
  const OPERATORS = {
    "tinh": "tinh", "tinh-thanh": "tinh", "province": "tinh",
    "quan": "quan", "huyen": "quan", "quan-huyen": "quan", "district": "quan",
    "nam": "nam", "year": "nam",
    "chu-de": "chu-de", "chude": "chu-de", "topic": "chu-de",
    "bao": "bao", "outlet": "bao",
    "phuong": "phuong", "xa": "phuong", "phuong-xa": "phuong", "ward": "phuong",
    "tac-gia": "tac-gia", "tacgia": "tac-gia", "author": "tac-gia",
    "tu": "tu", "tu-ngay": "tu", "from": "tu", "den": "den", "den-ngay": "den", "to": "den"
  };
  const YEARS = /^(\d{4})?(?:\.\.+|-|–|…)(\d{4})?$/;

  luutru.FACETS = ["tinh", "quan", "phuong", "nam", "chu-de", "bao", "tac-gia"];
  // A name's kind, which a reader may leave out, or add: "phuong:lang-ha", "quan:quan-dong-da".
  const UNIT = /^(phuong|xa|thi-tran|dac-khu|quan|huyen|thi-xa|thanh-pho|tp|tinh)-/;

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

  const readOperator = (query, [whole, minus, name, unit, quoted, plain]) => {
    const value = (unit || "") + (quoted === undefined ? plain : quoted);
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
    const [whole, minus, , , quoted, plain] = part;
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
    if (THOUSANDS.test(value)) { return [[{ words, phrase: true }, phraseOf(value.replace(/\D/g, ""))]]; }
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
    /** @type {{ length: number, others: string[] } | null} */
    let best = null;
    for (const [form, forms] of synonyms.flatMap((some) => some.map((one) => [one, some]))) {
      const words = luutru.words(form);
      const fits = words.every((word, i) => {
        const group = groups[at + i];
        return group && group.length === 1 && !group[0].phrase && group[0].words.length === 1 &&
          luutru.fits(word, group[0].words[0]);
      });
      if (fits && (!best || words.length > best.length)) {
        best = { length: words.length, others: forms.filter((other) => other !== form) };
      }
    }
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
    const date = { name: [day, month, year].filter(Boolean).join("/"), kind: day ? "day" : month ? "month" : "year" };
    return Object.assign([{ range, words: [], phrase: false }, ...Array.from(new Set(said), phraseOf)], { date });
  };

  const readTest = (facet, value) => {
    const years = facet === "nam" && value.match(YEARS);
    if (years && (years[1] || years[2])) { return { from: Number(years[1] || 0), to: Number(years[2] || 9999) }; }
    return { slug: luutru.slug(value) };
  };

  const withoutUnit = (slug) => slug.replace(UNIT, "");

  /**
   * Whether a facet's value with this name passes any of the tests. A name passes without what stands in brackets too:
   * "quan:chau-thanh" are all of that name. `short` are what it is called in short, letters alone: "tinh:tp-hcm".
   * What was ticked is one value.
   */
  luutru.passes = (value, tests, name = "", short = []) => tests.some((test) => {
    if (test.slug === undefined) { return Number(value) >= test.from && Number(value) <= test.to; }
    const slug = luutru.slug(value);
    const said = test.ticked ? [slug] : [slug, luutru.slug(name), luutru.slug(name.replace(/ \(.*/, ""))];
    if (!test.ticked && short.includes(test.slug.replace(/-/g, ""))) { return true; }
    return said.some((one) => one === test.slug || withoutUnit(one) === test.slug || one === withoutUnit(test.slug));
  });

  const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

  const dayOf = (year, month, day) => {
    let before = 0;
    for (let i = 1; i < month; i += 1) { before += MONTH_DAYS[i - 1]; }
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return year * 1000 + before + day + (leap && month > 2 ? 1 : 0);
  };

  /** @type {[form: RegExp, places: number[]][]} */
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
