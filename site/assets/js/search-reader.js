/* Words, pairs and facets as they are needed to rank, read from the index's files and kept. `files` is a Map of
   name → value that holds every file asked for. */
(function () {
  "use strict";

  // A syllable that one in three articles has says nothing by itself.
  const TELLING = Math.log(1 + 3);

  // What was read for one key serves the next: words and pairs by name, and the facets for good.
  const KEPT = 100;
  const kept = new Map();
  const facets = new Map();

  function keep(name, read) {
    if (!kept.has(name)) {
      if (kept.size >= KEPT) { kept.clear(); }
      kept.set(name, read());
    }
    return kept.get(name);
  }

  /** The articles of each value of a facet: value → numbers. */
  luutru.readFacet = function (index, facet, files) {
    if (!facets.has(facet)) {
      const values = files.get("f-" + facet);
      const numbers = {};
      Object.keys(values).forEach(function (value) {
        numbers[value] = [];
        luutru.readSlots(index, values[value], function (number) { numbers[value].push(number); });
      });
      facets.set(facet, numbers);
    }
    return facets.get(facet);
  };

  /** By number: whether there is an article, and its year; and by block: the articles' numbers, ascending. */
  luutru.readYears = function (index, numbers) {
    return keep("years", function () {
      const everyone = new Uint8Array(index.size);
      const years = new Int16Array(index.size);
      Object.keys(numbers).forEach(function (year) {
        numbers[year].forEach(function (number) {
          everyone[number] = 1;
          years[number] = Number(year) || 0;
        });
      });
      const members = Array.from({ length: index.blocks }, function () { return []; });
      everyone.forEach(function (there, number) {
        if (there) { members[Math.floor(number / index.capacity)].push(number); }
      });
      return { everyone: everyone, years: years, members: members };
    });
  };

  /**
   * Reads a word: `layers` and whether an article has it `exact`ly as typed, by number; its `rarity`, and whether
   * it is `telling` by itself.
   */
  luutru.readWord = function (index, members, word, files) {
    return keep("w " + word.spelled + (word.prefix ? "*" : ""), function () {
      return readWord(index, members, word, files);
    });
  };

  function readWord(index, members, word, files) {
    const layers = new Uint8Array(index.size);
    const exact = new Uint8Array(index.size);
    word.files.forEach(function (name) {
      const entries = files.get(name);
      Object.keys(entries).forEach(function (spelled) {
        const folded = luutru.fold(spelled);
        if (folded !== word.folded && !(word.prefix && folded.startsWith(word.folded))) { return; }
        const same = spelled === word.spelled || (word.prefix && spelled.startsWith(word.spelled));
        entries[spelled].split("!").forEach(function (slots, place) {
          luutru.readRanks(members, slots, function (number) {
            if (layers[number] < 3 - place) { layers[number] = 3 - place; }
            if (same) { exact[number] = 1; }
          });
        });
      });
    });
    return {
      layers: layers, exact: exact, rarity: rarity(index, count(layers)),
      telling: rarity(index, count(word.accented ? exact : layers)) > TELLING
    };
  }

  /** Reads a pair: how often each article has it (1 or more; many is 2), whether in the title, its rarity. */
  luutru.readPair = function (index, pair, files) {
    return keep(pair.name + " " + pair.residue, function () { return readPair(index, pair, files); });
  };

  function readPair(index, pair, files) {
    const times = new Uint8Array(index.size);
    const title = new Uint8Array(index.size);
    luutru.readPairs(index, files.get(pair.name), pair.residue, function (number, inTitle) {
      if (inTitle) { title[number] = 1; } else if (times[number] < 255) { times[number] += 1; }
    });
    return { times: times, title: title, rarity: rarity(index, count(times)) };
  }

  function rarity(index, having) {
    return having ? Math.log(1 + index.articles / having) : 0;
  }

  function count(flags) {
    let total = 0;
    for (let i = 0; i < flags.length; i += 1) { if (flags[i]) { total += 1; } }
    return total;
  }
}());
