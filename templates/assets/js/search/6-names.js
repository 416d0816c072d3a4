/* Places first: what a query names (a province, a district, a ward, a topic, a newspaper, an author, a year) and their crossings;
   and what is suggested while it is typed. */
(() => {
  "use strict";

  const BARS = "▁▂▃▄▅▆▇█";
  // A number is no name without its word: "quận 1".
  const UNIT = /^(tinh|thanh pho|quan|huyen|thi xa|phuong|xa|thi tran|bao) (?!\d+ $)/;
  const SUGGESTIONS = 8;
  const MOST_CARDS = 3;
  const NAMED = ["tinh", "quan", "phuong", "chu-de", "bao"];
  const SEARCH = "tim-kiem.html";
  // No facet: a page that the archive has beside its articles.
  const OWN = "trang";

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
      const year = index.year[number];
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

  // Stands where no name goes on.
  const BORDER = { spelled: "", folded: "", typed: "" };

  /** The words of a query in the order typed; a phrase or a synonym is no part of a name ("ủy ban nhân dân"). */
  const wordsOf = (query) => query.groups.filter((group) => !group.date).flatMap((group) =>
    (group.length > 1 || group[0].phrase ? [BORDER] : group[0].words));

  /** What a query names, the longest names first, crossings with years before all. */
  const planCards = (index, query) => {
    const run = wordsOf(query);
    const found = listNames(index).map((one) => ({ ...one, core: one.facet === "chu-de" ? one.words : dropUnit(one.words) }))
      .filter(({ core }) => core.length && stands(core, run)).sort((a, b) => b.core.length - a.core.length);
    const cards = found.map(({ facet, value, name }) => ({ facet, value, name, year: 0, href: `${index.pages[facet]}${value}.html` }));
    const years = query.groups.flatMap((group) => (group.date && group.date.kind === "year" ? [group.date.name] : []));
    years.filter((year) => index.years.some(([other]) => other === Number(year))).forEach((name) => {
      const year = Number(name);
      cards.unshift({ facet: "nam", value: name, name, year, href: `${index.pages.nam}${name}.html` });
      found.filter(({ facet }) => facet === "quan").forEach((one) => {
        cards.unshift({ ...one, name: `${one.name}, ${name}`, year, href: `${index.pages.quan}${one.value}/${name}.html` });
      });
    });
    return cards;
  };

  /** Promises a card with {total, span, bars}; years have no bars. */
  const countCard = async (index, card) => {
    if (card.facet === OWN) { return card; }
    if (card.facet === "nam") { return { ...card, total: index.years.find(([year]) => year === card.year)[2], span: "", bars: "" }; }
    const all = (await luutru.loadFacet(index, card.facet))[card.value] || [];
    const numbers = card.year ? all.filter((number) => index.year[number] === card.year) : all;
    const years = card.year ? new Map() : yearsOf(index, numbers);
    return { ...card, total: numbers.length, ...(years.size ? drawYears(years) : { span: "", bars: "" }) };
  };

  /** Cards of the authors of hits whom a query names: they lead to all their articles. */
  const planAuthors = (query, hits) => {
    const run = wordsOf(query);
    const named = new Set(hits.flatMap(({ text }) => text.authors).filter((name) => {
      const words = luutru.words(name);
      return words.length > 1 && stands(words, run);
    }));
    return Array.from(named, (name) =>
      ({ facet: "tac-gia", value: name, name, year: 0, href: `${SEARCH}?tac-gia=${encodeURIComponent(name)}` }));
  };

  /** Cards of the archive's own pages that have every word of a query; they are not counted. */
  const planOwn = (index, query) => {
    const asked = query.groups.filter((group) => !group.date).flatMap((group) => group[0].words);
    return asked.length ? (index.own || []).filter(([, title, text]) => {
      const words = luutru.words(`${title} ${text}`);
      return asked.every((word) => words.some((other) => luutru.fits(other, word)));
    }).map(([href, name]) => ({ facet: OWN, value: "", name, year: 0, href })) : [];
  };

  /** The cards of a query and its first hits, not counted yet: {name, href}; they keep the place of those that are. */
  luutru.nameCards = (index, query, hits) => {
    const own = planOwn(index, query).slice(0, 1);
    return [...planAuthors(query, hits), ...planCards(index, query)].slice(0, MOST_CARDS - own.length).concat(own);
  };

  /** Promises these cards counted: {name, href, total, span, bars}. */
  luutru.countCards = (index, cards) => Promise.all(cards.map((card) => countCard(index, card)));

  /** Names that begin, or have a word that begins, as what is typed: [{facet, name}]. */
  luutru.suggestNames = (index, text, authors) => {
    const typed = dropUnit(luutru.words(text));
    if (!typed.length || text.length < 2) { return []; }
    const last = typed.length - 1;
    const begins = (words) => words.some((_, at) => typed.every((word, i) => words[at + i] &&
      (i === last ? luutru.continues(words[at + i], word) : luutru.fits(words[at + i], word))));
    return listNames(index, authors).filter(({ words }) => begins(words)).slice(0, SUGGESTIONS);
  };
})();
