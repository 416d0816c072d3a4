/* The words of a query → the articles that have them, and where. */
(() => {
  "use strict";

  // The last word may be half typed: its continuations come from so many files at most.
  const PREFIX_FILES = 4;
  const PREFIX_LENGTH = 2;
  const NOWHERE = [];
  // Where an article has a word.
  luutru.IN_TITLE = 1;
  luutru.IN_LEAD = 2;
  luutru.IN_REST = 4;

  /**
   * Promises word → {where, count, placesOf}: `where` by number the article has it (bits, 0 nowhere), `count` how many
   * have it, `placesOf(number)` its places in the title. The last word's continuations count while it is typed, and
   * when the whole word is nowhere.
   */
  luutru.loadWords = async (index, query, typing) => {
    const words = new Map();
    const last = lastWord(query);
    const all = query.groups.flat().concat(query.without).flatMap((alternative) => alternative.words);
    await Promise.all(all.map(async (word) => { words.set(word, await loadWord(index, word, typing && word === last)); }));
    if (last && !typing && !words.get(last).count) { words.set(last, await loadWord(index, last, true)); }
    return words;
  };

  const lastWord = (query) => {
    const group = query.groups[query.groups.length - 1];
    const last = group && !group.date && group[0];
    return last && !last.phrase ? last.words[last.words.length - 1] : null;
  };

  // What words were read lately is asked for again: with the next key, without marks, for more hits.
  const KEPT = 100;
  const kept = new Map();

  const loadWord = (index, word, unfinished) => {
    word.prefix = unfinished && word.folded.length >= PREFIX_LENGTH;
    const name = `${word.spelled} ${word.typed} ${word.prefix}`;
    if (kept.size > KEPT) { kept.clear(); }
    if (!kept.has(name)) {
      kept.set(name, readWord(index, { ...word }));
      kept.get(name).catch(() => { kept.delete(name); });
    }
    return kept.get(name);
  };

  const readWord = async (index, word) => {
    const last = word.folded + (word.prefix ? "\uffff" : "");
    const forms = (await luutru.loadEntries(index, word.folded, last, PREFIX_FILES))
      .filter(([spelled]) => luutru.isWord({ spelled, folded: luutru.fold(spelled) }, word))
      .map(([, entry]) => entry.split("!"));
    const where = new Uint8Array(index.size);
    const read = (list) => luutru.readList(list || "", index.numberBase);
    forms.forEach(([all, lead, title]) => {
      const numbers = read(all);
      const bits = new Uint8Array(numbers.length);
      read(lead).forEach((rank) => { bits[rank] |= luutru.IN_LEAD; });
      read(title).forEach((rank) => { bits[rank] |= luutru.IN_TITLE; });
      numbers.forEach((number, rank) => { where[number] |= bits[rank] || luutru.IN_REST; });
    });
    const count = where.reduce((sum, bits) => sum + (bits ? 1 : 0), 0);
    /** @type {Map<number, number[]> | null} */
    let titles = null;
    const placesOf = (number) => (titles = titles || readTitles(index, forms)).get(number) || NOWHERE;
    return { where, count, placesOf };
  };

  /** Number → places in the title, of all forms of a word. */
  const readTitles = (index, forms) => {
    const found = new Map();
    forms.filter(([, , title]) => title).forEach(([all, , title, places]) => {
      const numbers = luutru.readList(all, index.numberBase);
      const written = luutru.readPlaces(places);
      luutru.readList(title, index.numberBase).forEach((rank, i) => {
        const number = numbers[rank];
        found.set(number, (found.get(number) || []).concat(written[i]));
      });
    });
    return found;
  };

  /** By number, whether two words may be side by side outside the title; of one half typed all may. */
  luutru.linkOf = (index, first, second) =>
    (second.prefix ? new Uint8Array(index.size).fill(1) : luutru.readPair(index, first.folded, second.folded));
})();
