/* A query → the articles that match, best first; and on demand how many there are for each facet's value.

   An article matches when it has every word, in whatever accents, every quoted phrase, nothing that is to be
   left out, and passes the filters. Rank: all accents as typed before others; then words by rarity and place
   (title, beginning, rest), and above them words that stand side by side, in the title most of all. */
(function () {
  "use strict";

  // Layers of a word, from the index's first ("in the title") on: 3, 2, 1; 0 is absent.
  const LAYER_WEIGHT = [0, 0.5, 0.9, 1.8];
  const PAIR_WEIGHT = 3;
  const PAIR_HALF = 0.5;
  const TITLE_PAIR_WEIGHT = 4;
  // A word typed with accents counts little where only its folded form stands; one typed without is no claim.
  const OTHER_ACCENTS = 0.3;
  const SAME_UNACCENTED = 1.15;
  const ALL_ACCENTS = 1e6;
  // Articles that have syllables which say nothing by themselves (search-reader.js: TELLING) only apart from the
  // words they were typed with ("đồng … đã" for "dong da") are left out when they are many, and where they
  // would not come last.
  const FEW = 100;
  // The last word may be half typed: its continuations come from so many files at most.
  const PREFIX_FILES = 2;
  const PREFIX_LENGTH = 2;

  /**
   * Promises {numbers, total, count, relaxed, words, query}: `numbers` best first; `relaxed` when no article has
   * every word and those with most of them are given. `count()` promises facet → value → articles, where a
   * facet's own filter is not applied: it needs files that the list of hits does not wait for. `chosen` is
   * facet → Set of values; `order` "best", "newest" or "oldest"; `typing` whether the last word may be incomplete.
   */
  luutru.search = function (text, chosen, order, typing) {
    const query = luutru.parseQuery(text);
    return luutru.loadIndex().then(function (index) {
      const needs = listNeeds(index, query, chosen, order, typing);
      return Promise.all(Array.from(needs.files, luutru.load)).then(function () {
        // All files are here: their promises are settled, and are read at once.
        return Promise.all(Array.from(needs.files, function (name) {
          return luutru.load(name).then(function (value) { return [name, value]; });
        }));
      }).then(function (loaded) {
        return answer(index, query, needs, new Map(loaded), chosen, order);
      });
    });
  };

  /** Promises what every search needs: the years tell which articles there are, and the newest of equals. */
  luutru.loadFirst = function () { return Promise.all([luutru.loadIndex(), luutru.load("f-nam")]); };

  function listNeeds(index, query, chosen, order, typing) {
    const files = new Set(["f-nam"]);
    luutru.FILTERS.forEach(function (facet) {
      if (query.filters[facet] || query.unfilters[facet] || (chosen[facet] && chosen[facet].size)) {
        files.add("f-" + facet);
      }
    });
    const words = [];
    const pairs = [];
    query.runs.concat(query.without).forEach(function (run) {
      run.forEach(function (word) {
        word.files = luutru.wordFiles(index, word.folded, word.folded, 1);
        word.files.forEach(function (name) { files.add(name); });
        words.push(word);
      });
      run.pairs = run.slice(1).map(function (word, i) {
        const pair = luutru.pairPlace(index, run[i].folded, word.folded);
        files.add(pair.name);
        pairs.push(pair);
        return pair;
      });
    });
    const last = query.runs.length ? query.runs[query.runs.length - 1] : null;
    if (typing && last && !last.phrase) {
      const word = last[last.length - 1];
      word.prefix = word.folded.length >= PREFIX_LENGTH;
      if (word.prefix) {
        word.files = luutru.wordFiles(index, word.folded, word.folded + "\uffff", PREFIX_FILES);
        word.files.forEach(function (name) { files.add(name); });
      }
    }
    const dated = order !== "best" || !query.runs.length;
    if (dated) { files.add("f-ngay"); }
    return { files: files, words: words, pairs: pairs, dated: dated };
  }

  function answer(index, query, needs, files, chosen, order) {
    const recent = luutru.readYears(index, luutru.readFacet(index, "nam", files));
    const everyone = recent.everyone;
    query.runs.concat(query.without).forEach(function (run) {
      run.forEach(function (word) { Object.assign(word, luutru.readWord(index, recent.members, word, files)); });
      run.pairs.forEach(function (pair) { Object.assign(pair, luutru.readPair(index, pair, files)); });
    });
    const marks = matchText(index, query, everyone, order === "best" ? FEW : 0);
    const failed = readFilters(index, query, chosen, files);
    const numbers = [];
    for (let number = 0; number < index.size; number += 1) {
      if (marks.matched[number] && !failed[number]) { numbers.push(number); }
    }
    const rank = needs.dated
      ? luutru.readDays(index, files.get("f-ngay"), everyone)
      : scoreArticles(index, query, numbers, marks.relaxed);
    const sign = order === "oldest" ? 1 : -1;
    numbers.sort(function (a, b) { return sign * (rank[a] - rank[b]) || recent.years[b] - recent.years[a] || a - b; });
    return {
      query: query, numbers: numbers, total: numbers.length, relaxed: marks.relaxed && numbers.length > 0,
      count: function () { return countFacets(index, marks.matched, failed); },
      words: [].concat.apply([], query.runs)
    };
  }

  function hasPhrase(run, number) {
    return run.every(function (word) { return word.layers[number]; }) &&
      run.pairs.every(function (pair) { return pair.times[number]; });
  }

  /** What is to be left out: as spelled when accents were typed, otherwise in any. */
  function isUnwanted(run, number) {
    return hasPhrase(run, number) && run.every(function (word) { return !word.accented || word.exact[number]; });
  }

  /** Whether a word of a run means something in an article: it stands beside its neighbour, or is telling. */
  function isMeant(run, i, number) {
    const word = run[i];
    const fits = !word.accented || word.exact[number];
    return (fits && (word.telling || run.length === 1)) ||
      (i > 0 && run.pairs[i - 1].times[number] > 0) || (i < run.pairs.length && run.pairs[i].times[number] > 0);
  }

  function matchText(index, query, everyone, bearable) {
    const matched = new Uint8Array(index.size);
    const words = [].concat.apply([], query.runs);
    const quoted = query.runs.filter(function (run) { return run.phrase; });
    const present = new Uint8Array(index.size);
    const scattered = [];
    let found = 0;
    let most = 0;
    for (let number = 0; number < index.size; number += 1) {
      if (!everyone[number] || !quoted.every(function (run) { return hasPhrase(run, number); }) ||
          query.without.some(function (run) { return isUnwanted(run, number); })) { continue; }
      let here = 0;
      for (let i = 0; i < words.length; i += 1) { if (words[i].layers[number]) { here += 1; } }
      present[number] = here;
      most = Math.max(most, here);
      if (here < words.length) { continue; }
      matched[number] = 1;
      found += 1;
      if (!query.runs.every(function (run) { return run.every(function (_, i) { return isMeant(run, i, number); }); })) {
        scattered.push(number);
      }
    }
    if (scattered.length > bearable && scattered.length < found) {
      scattered.forEach(function (number) { matched[number] = 0; });
    }
    const relaxed = !found && most > 0;
    if (relaxed) {
      for (let number = 0; number < index.size; number += 1) { matched[number] = present[number] === most ? 1 : 0; }
    }
    return { matched: matched, relaxed: relaxed };
  }

  function scoreArticles(index, query, numbers, relaxed) {
    const scores = new Float64Array(index.size);
    const words = [].concat.apply([], query.runs);
    const claims = words.filter(function (word) { return word.accented; });
    numbers.forEach(function (number) {
      let score = 0;
      words.forEach(function (word) {
        let weight = word.rarity * LAYER_WEIGHT[word.layers[number]];
        if (word.accented && !word.exact[number]) { weight *= OTHER_ACCENTS; }
        if (!word.accented && word.exact[number]) { weight *= SAME_UNACCENTED; }
        score += weight;
      });
      query.runs.forEach(function (run) {
        run.pairs.forEach(function (pair) {
          const times = pair.times[number];
          score += pair.rarity * (PAIR_WEIGHT * times / (times + PAIR_HALF) + TITLE_PAIR_WEIGHT * pair.title[number]);
        });
        if (run.pairs.length && hasPhrase(run, number)) { score *= 1.5; }
      });
      if (!relaxed && claims.length && claims.every(function (word) { return word.exact[number]; })) {
        score += ALL_ACCENTS;
      }
      scores[number] = score;
    });
    return scores;
  }

  /** By number: one bit for each facet whose filters the article does not pass. */
  function readFilters(index, query, chosen, files) {
    const failed = new Uint8Array(index.size);
    luutru.FILTERS.forEach(function (facet, bit) {
      const ticked = chosen[facet] || new Set();
      const tests = [
        query.filters[facet],
        ticked.size ? Array.from(ticked, function (slug) { return { slug: slug }; }) : undefined
      ].filter(Boolean);
      const unwanted = query.unfilters[facet] || [];
      if (!tests.length && !unwanted.length) { return; }
      const values = luutru.readFacet(index, facet, files);
      tests.forEach(function (some) {
        const passing = mark(index, values, function (value) { return luutru.passes(value, some); });
        for (let i = 0; i < failed.length; i += 1) { if (!passing[i]) { failed[i] |= 1 << bit; } }
      });
      const out = mark(index, values, function (value) { return luutru.passes(value, unwanted); });
      for (let i = 0; i < failed.length; i += 1) { if (out[i]) { failed[i] |= 1 << bit; } }
    });
    return failed;
  }

  function mark(index, values, wanted) {
    const marked = new Uint8Array(index.size);
    Object.keys(values).filter(wanted).forEach(function (value) {
      values[value].forEach(function (number) { marked[number] = 1; });
    });
    return marked;
  }

  function countFacets(index, matched, failed) {
    const names = luutru.FACETS.map(function (facet) { return "f-" + facet; });
    return Promise.all(names.map(luutru.load)).then(function (loaded) {
      const files = new Map(loaded.map(function (values, i) { return [names[i], values]; }));
      const counts = {};
      luutru.FACETS.forEach(function (facet, bit) {
        const values = luutru.readFacet(index, facet, files);
        counts[facet] = {};
        Object.keys(values).forEach(function (value) {
          let total = 0;
          values[value].forEach(function (number) {
            if (matched[number] && !(failed[number] & ~(1 << bit))) { total += 1; }
          });
          counts[facet][value] = total;
        });
      });
      return counts;
    });
  }
}());
