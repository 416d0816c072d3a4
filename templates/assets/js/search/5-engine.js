/* A query → the articles that are found, best first; and on demand how many there are for each facet's value.

   An article is found when it has every word and phrase somewhere and passes the filters: words are read from
   their lists; of phrases the index knows the places in title and lead, and elsewhere only where each two neighbours
   stand side by side (and takes some that do not for such), so the texts of those are read and decide. Nothing else
   removes an article.

   The order is that of 4-order.js, the newest first among equals. No more is read for it than the first hits need:
   title and lead are in the words' lists; when too few answer there, pairs are read, those that are seldom side by side
   in title and lead first, and the texts of those that would come first decide. */
(() => {
  "use strict";

  const { TIERS } = luutru;
  // So many pairs are read before a text.
  const PAIRS_FIRST = 2;
  // With so few articles, which are shown anyway, their texts are read at once.
  const FEW = 6;
  const FEW_OF_LONG = 12;
  const LONG = 4;
  // So many articles tell how often two words are side by side.
  const SAMPLE = 100;
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
    if (needsDays(query, request.chosen || {})) { await luutru.loadDays(index); }
    const [words, failed] = await Promise.all([
      luutru.loadWords(index, query, Boolean(request.typing)), luutru.readFilters(index, query, request.chosen || {})
    ]);
    const answer = new Answer(index, query, request.order || "best", words);
    answer.match(failed, await loadPhrases(index, query, words));
    return answer;
  };

  /** Years are in the layout; where an article is at all, and its day, are in a file of their own. */
  const needsDays = (query, chosen) => query.groups.some((group) => group.date && group.date.kind !== "year") ||
    !(query.groups.some((group) => !group.date) || luutru.FACETS.some((facet) =>
      facet !== "nam" && (query.filters[facet] || (chosen[facet] || new Set()).size)));

  const alternativesOf = (query) => query.groups.flat().concat(query.without);

  /** Promises phrase → link of each two neighbours, of all phrases that somebody may have. */
  const loadPhrases = async (index, query, words) => {
    const links = new Map();
    const phrases = alternativesOf(query).filter((one) => one.phrase && one.words.every((word) => words.get(word).count));
    await Promise.all(phrases.map(async (one) => {
      links.set(one, await Promise.all(one.words.slice(1).map((word, i) => luutru.loadLink(index, one.words[i], word))));
    }));
    return links;
  };

  /**
   * An answer. `states` by number: 0 not found, 1 found if its text says so, 2 found. `top(count)` promises the first
   * numbers in order, with their texts; `settle()` promises the total; `count(facet)` promises value → articles.
   */
  class Answer {
    constructor(index, query, order, words) {
      Object.assign(this, { index, query, order, words });
      this.units = luutru.unitsOf(query);
      this.states = new Uint8Array(index.size);
      this.matched = new Uint8Array(index.size);
      this.tiers = new Uint8Array(index.size);
      this.sure = new Uint8Array(index.size);
      this.read = new Uint8Array(index.size);
      this.near = new Uint8Array(index.size);
      this.doubting = false;
    }

    /** Finds the articles by words, phrases and filters, and ranks them by title and lead. */
    match(failed, phrases) {
      const { index, query, states, matched, words } = this;
      this.failed = failed;
      matched.set(matchAll(query, index, (one) => statesOf(one, index, words, phrases)));
      matched.forEach((state, number) => { states[number] = failed[number] ? 0 : state; });
      this.ranked = this.order === "best" && this.units.length > 0;
      this.links = this.ranked ? this.planLinks() : [];
      this.layers = this.ranked ? this.readLayers() : null;
      this.rankAll();
    }

    /** The links between units, the rare ones first: {at, words, there}; `there` when it has been read. */
    planLinks() {
      const { units } = this;
      const found = this.found();
      if (found.length <= this.few()) { return []; }
      return units.slice(1).map((unit, at) => ({ at, pair: [units[at], unit], there: null }))
        .filter(({ pair }) => pair.every(luutru.isWordUnit))
        .map(({ at, pair }) => ({ at, words: pair.map(([[word]]) => word), there: null, share: this.shareOf(at, found) }))
        .sort((a, b) => a.share - b.share);
    }

    few() { return this.units.length < LONG ? FEW : FEW_OF_LONG; }

    /** Of articles that have two units in the lead, the share that has them side by side there. */
    shareOf(at, found) {
      let [both, beside] = [1, 0];
      found.slice(-SAMPLE).forEach((number) => {
        const spans = this.spansAt(number, 1, at);
        both += Number(spans.every((some) => some.length > 0));
        beside += Number(luutru.isRun(spans));
      });
      return beside / both;
    }

    /** The spans of units in title (0) or lead (1): of all, or of the one at a place and the next. */
    spansAt(number, field, at) {
      const units = at === undefined ? this.units : this.units.slice(at, at + 2);
      return units.map((unit) => luutru.spansOf(unit, (word) => this.words.get(word).near(field, number)));
    }

    /** By number, the first of title, lead, anywhere that has all units by then. */
    readLayers() {
      const { words, states } = this;
      const layers = new Uint8Array(states.length);
      this.units.forEach((unit) => {
        const [form] = unit;
        for (let number = 0; number < layers.length; number += 1) {
          if (!states[number]) { continue; }
          const layer = luutru.isWordUnit(unit) ? words.get(form[0]).layers[number] : luutru.IN_TITLE;
          layers[number] = Math.max(layers[number], layer || luutru.IN_REST);
        }
      });
      return layers;
    }

    rankAll() {
      this.found().forEach((number) => { this.rankOne(number); });
    }

    /** The best tier that the index allows; it is sure where words, title and lead decide. */
    rankOne(number) {
      if (this.read[number]) { return; }
      const tier = this.ranked ? this.bestTier(number) : 0;
      this.tiers[number] = tier;
      this.sure[number] = Number(this.states[number] === 2 && (this.doubting || ![TIERS.REST, TIERS.BESIDE].includes(tier) ||
        isWord(this.units)));
    }

    bestTier(number) {
      const { units, words, links, near, doubting } = this;
      if (isWord(units)) { return words.get(units[0][0][0]).layers[number]; }
      if (!near[number]) {
        near[number] = this.layers[number] > luutru.IN_LEAD ? TIERS.SCATTERED
          : luutru.nearTier(this.spansAt(number, 0), this.spansAt(number, 1));
      }
      const may = (link) => !doubting && (!link || !link.there || Boolean(link.there[number]));
      return luutru.tierOf(near[number], units, () => !doubting && links.every(may), (at) =>
        may(links.find((link) => link.at === at)) || [0, 1].some((field) => luutru.isRun(this.spansAt(number, field, at))));
    }

    /** Promises [{number, tier, text}], the first of the order: what is read may move, until the first stay. */
    async top(amount) {
      let moved = false;
      for (let round = 1; ; round += 1) {
        const first = this.rank().slice(0, amount);
        const link = this.links.find(({ there }) => !there);
        if (first.every((number) => this.sure[number])) { return this.show(first); }
        if (link && (moved || round <= PAIRS_FIRST)) {
          link.there = await luutru.loadLink(this.index, ...link.words);
        } else {
          const all = this.found();
          moved = await this.lookAt(all.length <= this.few() ? all : first);
          this.doubting = round > MOST_ROUNDS;
        }
        this.rankAll();
      }
    }

    async show(numbers) {
      const texts = await luutru.loadTexts(this.index, numbers);
      return numbers.map((number) => ({ number, tier: this.tiers[number], text: texts.get(number) }));
    }

    /** Promises whether any of these articles moves when its text is read. */
    async lookAt(numbers) {
      const texts = await luutru.loadTexts(this.index, numbers);
      return numbers.filter((number) => this.look(number, texts.get(number))).length > 0;
    }

    /** All numbers found, ascending. */
    found() {
      const numbers = [];
      for (let number = 0; number < this.states.length; number += 1) {
        if (this.states[number]) { numbers.push(number); }
      }
      return numbers;
    }

    /** All numbers found, in order. */
    rank() {
      const numbers = this.found();
      if (this.order !== "oldest") { numbers.reverse(); }
      const tiers = [];
      numbers.forEach((number) => { (tiers[this.tiers[number]] = tiers[this.tiers[number]] || []).push(number); });
      return tiers.flat();
    }

    /** Lets the text of an article decide whether it is found, and how well; says whether it moves. */
    look(number, text) {
      const { states, tiers, sure, read, units } = this;
      if (read[number]) { return false; }
      const before = tiers[number];
      if (states[number] === 1) { this.decide(number, text); }
      if (this.ranked) { tiers[number] = luutru.tierInText(text, units); }
      [read[number], sure[number]] = [1, 1];
      return !states[number] || tiers[number] !== before;
    }

    decide(number, text) {
      const found = luutru.textHas(text, this.query, (range) => isIn(this.index, range, number));
      this.states[number] = found && this.states[number] ? 2 : 0;
      this.matched[number] = found ? 2 : 0;
    }

    /** The number of articles found, doubtful ones too. */
    total() { return this.found().length; }

    /** Promises the number of articles found, when every doubtful one has been read. */
    async settle() {
      const doubtful = [];
      this.states.forEach((state, number) => { if (state === 1) { doubtful.push(number); } });
      for (let i = 0; i < Math.min(doubtful.length, MOST_LOOKS); i += LOOKS_AT_ONCE) {
        const some = doubtful.slice(i, i + LOOKS_AT_ONCE);
        const texts = await luutru.loadTexts(this.index, some);
        some.forEach((number) => { if (this.states[number] === 1) { this.decide(number, texts.get(number)); } });
      }
      return this.total();
    }

    /** Promises value → articles, where the facet's own filter is not applied. */
    count(facet) {
      const others = ~(1 << luutru.FACETS.indexOf(facet));
      return luutru.countFacet(this.index, facet, (number) => this.matched[number] && !(this.failed[number] & others));
    }
  }

  /** By number: 2 when what an article has says that it is found, 1 when its text must say so, 0 when it is not. */
  const matchAll = (query, index, statesOfOne) => {
    const all = new Uint8Array(index.size);
    for (let number = 0; number < all.length; number += 1) { all[number] = index.day && index.day[number] < 0 ? 0 : 2; }
    query.groups.forEach((group) => {
      const [first, ...others] = group.map(statesOfOne);
      others.forEach((other) => { combine(first, other, Math.max); });
      combine(all, first, Math.min);
    });
    query.without.forEach((one) => { combine(all, statesOfOne(one), (state, unwanted) => Math.min(state, 2 - unwanted)); });
    return all;
  };

  const combine = (into, other, choose) => {
    for (let number = 0; number < into.length; number += 1) { into[number] = choose(into[number], other[number]); }
  };

  /** By number, whether an article has an alternative: 0, 1 or 2 as above. */
  const statesOf = (one, index, words, phrases) => {
    const states = new Uint8Array(index.size).fill(2);
    if (one.range) { return states.map((_, number) => (isIn(index, one.range, number) ? 2 : 0)); }
    one.words.forEach((word) => { combine(states, words.get(word).layers, (state, layer) => (layer ? state : 0)); });
    if (!one.phrase || one.words.length === 1) { return states; }
    return states.map((state, number) => {
      const near = () => [0, 1].some((field) =>
        luutru.spansOf([one.words], (word) => words.get(word).near(field, number)).length);
      return state && (near() ? 2 : Number(phrases.get(one).every((link) => link[number])));
    });
  };

  /** Whether all that is asked for is one word, whose lists say all there is to say. */
  const isWord = (units) => units.length === 1 && luutru.isWordUnit(units[0]);

  const isIn = (index, [from, to], number) => {
    const day = index.day ? index.day[number] : index.year[number] * 1000 + 1;
    return day >= from && day <= to;
  };
})();
