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
