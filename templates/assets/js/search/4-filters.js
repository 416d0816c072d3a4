/* What filters let through: facets and dates. */
(() => {
  "use strict";

  /**
   * Promises by number one bit for each facet whose filters the article does not pass, and one for the dates';
   * `chosen` is facet → Set of values.
   */
  luutru.readFilters = async (index, query, chosen) => {
    const failed = new Uint8Array(index.size);
    await Promise.all(luutru.FACETS.map(async (facet, bit) => {
      const ticked = Array.from(chosen[facet] || [], (value) => ({ slug: luutru.slug(value), ticked: true }));
      const unwanted = query.unfilters[facet] || [];
      for (const some of [query.filters[facet], ticked]) {
        if (some && some.length) { refuse(failed, 1 << bit, await mark(index, facet, some), 0); }
      }
      if (unwanted.length) { refuse(failed, 1 << bit, await mark(index, facet, unwanted), 1); }
    }));
    if (query.from || query.to) {
      const { day } = await luutru.loadDays(index);
      const passing = day.map((one) => Number(one > 0 && one >= query.from && (!query.to || one <= query.to)));
      refuse(failed, 1 << luutru.FACETS.length, passing, 0);
    }
    return failed;
  };

  const refuse = (failed, bit, marked, refused) => {
    marked.forEach((one, number) => { if (one === refused) { failed[number] |= bit; } });
  };

  /** Promises by number 1 where a value of the facet passes a test. */
  const mark = async (index, facet, tests) => {
    const marked = new Uint8Array(index.size);
    if (facet === "nam") {
      const passing = new Map(index.years.map(([year]) => [year, luutru.passes(luutru.yearValue(year), tests)]));
      return marked.map((_, number) => Number(passing.get(index.year[number])));
    }
    const values = await luutru.loadFacet(index, facet);
    const names = index.labels[facet] || {};
    const short = facet === "tinh" && index.short || {};
    Object.keys(values).filter((value) => luutru.passes(value, tests, names[value], short[value])).forEach((value) => {
      values[value].forEach((number) => { marked[number] = 1; });
    });
    return marked;
  };

  /** A year as the facet has it. */
  luutru.yearValue = (year) => (year ? String(year).padStart(4, "0") : "khong-ro");

  /** Promises value → how many articles of the facet pass `counts(number)`. */
  luutru.countFacet = async (index, facet, counts) => {
    const totals = {};
    if (facet === "nam") {
      const years = new Map();
      index.year.forEach((year, number) => { if (counts(number)) { years.set(year, (years.get(year) || 0) + 1); } });
      return Object.fromEntries(Array.from(years, ([year, total]) => [luutru.yearValue(year), total]));
    }
    Object.entries(await luutru.loadFacet(index, facet)).forEach(([value, numbers]) => {
      totals[value] = numbers.reduce((sum, number) => sum + (counts(number) ? 1 : 0), 0);
    });
    return totals;
  };
})();
