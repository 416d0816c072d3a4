/* What a reader typed → what is meant. `parseQuery` is pure. */
(function () {
  "use strict";

  // A word, a "phrase", or name:value, each with or without a minus before it.
  const PART = /(-?)(?:([\p{L}-]+):)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/gu;
  const FACETS = {
    "quan": "quan", "huyen": "quan", "quan-huyen": "quan", "district": "quan",
    "nam": "nam", "year": "nam",
    "chu-de": "chu-de", "chude": "chu-de", "topic": "chu-de",
    "bao": "bao", "outlet": "bao",
    "phuong": "phuong", "xa": "phuong", "phuong-xa": "phuong", "ward": "phuong"
  };
  const YEARS = /^(\d{4})?(?:\.\.+|-|–|…)(\d{4})?$/;

  // Offered beside the hits; and what can only be asked for: there are too many wards to offer.
  luutru.FACETS = ["quan", "nam", "chu-de", "bao"];
  luutru.FILTERS = luutru.FACETS.concat("phuong");
  // A ward's value names its kind, which a reader may leave out: "phuong:lang-ha", "xa:bat-trang".
  const UNIT = /^(phuong|xa|thi-tran)-/;

  /** Folded words joined by hyphens: the form of slugs. */
  luutru.slug = function (text) {
    return luutru.words(text).map(function (word) { return word.folded; }).join("-");
  };

  /**
   * Reads a query. Result:
   *   runs: lists of words that stand side by side ({spelled, folded, accented}), each with `phrase` true when
   *     it was quoted;
   *   without: such lists, to be left out;
   *   filters, unfilters: facet → tests {slug} or {from, to} (years).
   */
  luutru.parseQuery = function (text) {
    const query = { runs: [], without: [], filters: {}, unfilters: {} };
    let loose = null;
    for (const part of text.normalize("NFC").matchAll(PART)) {
      const minus = part[1] === "-";
      const facet = part[2] && FACETS[luutru.slug(part[2])];
      const value = part[3] !== undefined ? part[3] : part[4];
      if (facet) {
        const into = minus ? query.unfilters : query.filters;
        (into[facet] = into[facet] || []).push(readTest(facet, value));
        continue;
      }
      const words = luutru.words((part[2] ? part[2] + " " : "") + value).map(markAccents);
      if (!words.length) { continue; }
      if (minus) {
        query.without.push(words);
      } else if (part[3] !== undefined) {
        words.phrase = true;
        query.runs.push(words);
        loose = null;
      } else if (loose) {
        loose.push.apply(loose, words);
      } else {
        loose = words;
        query.runs.push(loose);
      }
    }
    query.empty = !query.runs.length && !query.without.length &&
      !Object.keys(query.filters).length && !Object.keys(query.unfilters).length;
    return query;
  };

  function markAccents(word) {
    word.accented = word.spelled !== word.folded;
    return word;
  }

  function readTest(facet, value) {
    const years = facet === "nam" && value.match(YEARS);
    if (years && (years[1] || years[2])) {
      return { from: Number(years[1] || 0), to: Number(years[2] || 9999) };
    }
    return { slug: luutru.slug(value) };
  }

  /** Whether a facet's value passes any of the tests. */
  luutru.passes = function (value, tests) {
    return tests.some(function (test) {
      return test.slug === undefined ? Number(value) >= test.from && Number(value) <= test.to
        : test.slug === value || test.slug === value.replace(UNIT, "");
    });
  };
}());
