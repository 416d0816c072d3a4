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
