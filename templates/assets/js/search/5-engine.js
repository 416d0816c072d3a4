/* A query → the articles that are found, best first; and on demand how many there are for each facet's value.

   An article is found when it has every word and phrase somewhere and passes the filters: words are read from
   their lists; of phrases the index knows the places in the title, and elsewhere only where each two neighbours stand
   side by side (and takes some that do not for such), so the texts of those are read and decide. Nothing else removes
   an article.

   The order is that of 4-order.js, the newest first among equals. The files of the words say how well an article may
   answer at best; the texts of those that would come first decide, and no others are read. */
(() => {
  "use strict";

  const { TIERS } = luutru;
  // What the files of words alone say for certain.
  const SURE = [TIERS.TITLE, TIERS.NEAR_TITLE, TIERS.SCATTERED];
  // So many texts are read for the total of a phrase; where there are more the total is said to be about right, and
  // exact when the reader asks for it.
  luutru.MOST_LOOKS = 2000;
  const LOOKS_AT_ONCE = 64;
  // So many texts are read at once; twice as many when others come first by what they say.
  const AT_ONCE = 2;
  // Among so many that may come first those that do are looked for; beyond, what no text has confirmed comes after.
  const MOST_READ = 400;

  /**
   * Promises an answer to {text, chosen, dates, order, typing}: `chosen` is facet → Set of values, `dates` {tu, den};
   * `order` "best", "newest" or "oldest"; `typing` whether the last word may be incomplete. See `Answer`.
   */
  luutru.searchExactly = async (request) => {
    const index = await luutru.loadIndex();
    const query = luutru.parseQuery(request.text, index.synonyms);
    luutru.addDates(query, request.dates || {});
    const chosen = request.chosen || {};
    const [words, failed] = await Promise.all([
      luutru.loadWords(index, query, Boolean(request.typing)), luutru.readFilters(index, query, chosen),
      needsDays(query, chosen) ? luutru.loadDays(index) : null,
      luutru.loadPairs(index, pairsOf(query, request.order || "best"))
    ]);
    const answer = new Answer(index, query, request.order || "best", words);
    answer.match(failed);
    return answer;
  };

  /** Years are in the layout; where an article is at all, and its day, are in a file of their own. */
  const needsDays = (query, chosen) => query.groups.some((group) => group.date && group.date.kind !== "year") ||
    !(query.groups.some((group) => !group.date) || luutru.FACETS.some((facet) =>
      facet !== "nam" && (query.filters[facet] || (chosen[facet] || new Set()).size)));

  /**
   * An answer. `states` by number: 0 not found, 1 found if its text says so, 2 found. `top(count)` promises the first
   * numbers in order, with their texts; `settle()` promises the total; `count(facet)` promises value → articles.
   */
  class Answer {
    constructor(index, query, order, words) {
      this.index = index;
      this.query = query;
      this.order = order;
      this.words = words;
      this.units = luutru.unitsOf(query);
      this.states = new Uint8Array(index.size);
      this.matched = new Uint8Array(index.size);
      this.tiers = new Uint8Array(index.size);
      this.sure = new Uint8Array(index.size);
      this.read = new Uint8Array(index.size);
      this.numbers = null;
      this.doubting = false;
    }

    /** Finds the articles by words, phrases and filters, and ranks them by what the index says. */
    match(failed) {
      const { index, query, states, matched, words, units } = this;
      this.failed = failed;
      matched.set(matchAll(query, index, (one) => statesOf(one, index, words)));
      matched.forEach((state, number) => { states[number] = failed[number] ? 0 : state; });
      this.ranked = this.order === "best" && units.length > 0;
      const isAsked = this.ranked && this.found().length > 0;
      this.links = isAsked ? units.slice(1).map((unit, at) => linkUnits(index, units[at], unit)) : [];
      this.whole = isAsked ? units.map((unit) => (luutru.isWordUnit(unit) ? null : mayStand(index, unit, words))) : [];
      this.rankAll();
    }

    rankAll() {
      this.found().filter((number) => !this.read[number]).forEach((number) => {
        const tier = this.ranked ? this.bestTier(number) : 0;
        this.tiers[number] = tier;
        this.sure[number] = Number(this.states[number] === 2 && (this.doubting || !tier || isWord(this.units) ||
          SURE.includes(tier) || (tier === TIERS.NEAR_LEAD && this.units.every(luutru.isWordUnit))));
      });
    }

    /** The best tier that the index allows. */
    bestTier(number) {
      const { units, words, links, whole, doubting } = this;
      const has = (unit, bit) => unit.some((form) => form.every((word) => words.get(word).where[number] & bit));
      if (isWord(units)) {
        return has(units[0], luutru.IN_TITLE) ? TIERS.TITLE : has(units[0], luutru.IN_LEAD) ? TIERS.LEAD : TIERS.REST;
      }
      const title = units.map((unit) => luutru.spansOf(unit, (word) => words.get(word).placesOf(number)));
      const inLead = units.map((unit) => has(unit, luutru.IN_LEAD));
      const may = links.map((there) => !doubting && there[number] > 0);
      const isRest = may.every(Boolean) && whole.every((there) => !there || there[number] > 0);
      return luutru.tierOf(title, inLead, isRest && inLead.every(Boolean), () => isRest,
        (at) => may[at] || luutru.isRun(title.slice(at, at + 2)));
    }

    /** Promises [{number, tier, text}], the first of the order: those that may be among them are read until they stay. */
    async top(amount) {
      for (let more = AT_ONCE; ; more *= 2) {
        const ranked = this.rank();
        const first = ranked.slice(0, amount);
        if (first.every((number) => this.sure[number])) { return this.show(first); }
        const unsure = this.beforeSure(ranked, amount);
        if (more > MOST_READ && !this.doubting) {
          this.doubting = true;
          this.rankAll();
        }
        // Those that are sure are shown, or will be: they come along.
        await this.lookAt([...new Set([...first, ...unsure.slice(0, more)])]);
      }
    }

    /** Those that may come before so many that are sure. */
    beforeSure(ranked, amount) {
      let left = amount;
      return ranked.filter((number) => {
        left -= this.sure[number];
        return left > 0 && !this.sure[number];
      });
    }

    async show(numbers) {
      const texts = await luutru.loadTexts(numbers);
      return numbers.map((number) => ({ number, tier: this.tiers[number], text: texts.get(number) }));
    }

    /** Lets the texts of articles decide whether they are found, and how well. */
    async lookAt(numbers) {
      const texts = await luutru.loadTexts(numbers);
      numbers.filter((number) => !this.read[number]).forEach((number) => {
        if (this.states[number] === 1) { this.decide(number, texts.get(number)); }
        if (this.ranked) { this.tiers[number] = luutru.tierInText(texts.get(number), this.units); }
        [this.read[number], this.sure[number]] = [1, 1];
      });
    }

    /** All numbers found, ascending. */
    found() {
      if (this.numbers) { return this.numbers; }
      const numbers = [];
      this.states.forEach((state, number) => { if (state) { numbers.push(number); } });
      this.numbers = numbers;
      return numbers;
    }

    /** All numbers found, in order. */
    rank() {
      const numbers = [...this.found()];
      if (this.order !== "oldest") { numbers.reverse(); }
      const tiers = [];
      numbers.forEach((number) => { (tiers[this.tiers[number]] = tiers[this.tiers[number]] || []).push(number); });
      return tiers.flat();
    }

    decide(number, text) {
      const found = luutru.textHas(text, this.query, (range) => isIn(this.index, range, number));
      this.states[number] = found && this.states[number] ? 2 : 0;
      this.matched[number] = found ? 2 : 0;
      this.numbers = null;
    }

    /** The number of articles found, doubtful ones too. */
    total() { return this.found().length; }

    /** The numbers of articles of which only their texts say whether they are found. */
    doubtful() { return this.found().filter((number) => this.states[number] === 1); }

    /** Promises the number of articles found, when the doubtful ones have been read, or so many; unless `isOld()`. */
    async settle(isOld, most = luutru.MOST_LOOKS) {
      const some = this.doubtful().slice(0, Math.min(most, LOOKS_AT_ONCE));
      if (!some.length || isOld()) { return this.total(); }
      const texts = await luutru.loadTexts(some);
      some.filter((number) => this.states[number] === 1).forEach((number) => { this.decide(number, texts.get(number)); });
      return this.settle(isOld, most - some.length);
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
  const statesOf = (one, index, words) => {
    const states = new Uint8Array(index.size).fill(2);
    if (one.range) { return states.map((_, number) => (isIn(index, one.range, number) ? 2 : 0)); }
    one.words.forEach((word) => { combine(states, words.get(word).where, (state, bits) => (bits ? state : 0)); });
    if (!one.phrase || one.words.length === 1 || !states.some(Boolean)) { return states; }
    const may = linkAll(index, one.words);
    return states.map((state, number) => state &&
      (luutru.spansOf([one.words], (word) => words.get(word).placesOf(number)).length ? 2 : may[number]));
  };

  /** The pairs of words whose lists an answer asks for: in phrases and forms, and for the best order between units. */
  const pairsOf = (query, order) => {
    const follow = (words) => words.slice(1).map((word, i) => [words[i], word]);
    const units = order === "best" ? luutru.unitsOf(query) : [];
    return query.groups.flat().concat(query.without).filter((one) => one.phrase).flatMap(({ words }) => follow(words))
      .concat(units.flatMap((unit) => unit.flatMap(follow)), follow(units).flatMap(([unit, next]) =>
        unit.flatMap((form) => next.map(([word]) => [form[form.length - 1], word]))));
  };

  /** By number, whether words may be side by side outside the title. */
  const linkAll = (index, words) => {
    const all = new Uint8Array(index.size).fill(1);
    words.slice(1).forEach((word, i) => { combine(all, luutru.linkOf(index, words[i], word), Math.min); });
    return all;
  };

  /** By number, whether a form of one unit and a form of the next may be side by side. */
  const linkUnits = (index, first, second) => {
    const any = new Uint8Array(index.size);
    first.forEach((form) => second.forEach(([next]) => {
      combine(any, luutru.linkOf(index, form[form.length - 1], next), Math.max);
    }));
    return any;
  };

  /** By number, whether a form of a unit may stand outside the title. */
  const mayStand = (index, unit, words) => {
    const any = new Uint8Array(index.size);
    unit.forEach((form) => {
      const there = linkAll(index, form);
      form.forEach((word) => { combine(there, words.get(word).where, (state, bits) => (bits ? state : 0)); });
      combine(any, there, Math.max);
    });
    return any;
  };

  /** Whether all that is asked for is one word, whose lists say all there is to say. */
  const isWord = (units) => units.length === 1 && luutru.isWordUnit(units[0]);

  const isIn = (index, [from, to], number) => {
    const day = index.day ? index.day[number] : index.year[number] * 1000 + 1;
    return day >= from && day <= to;
  };
})();
