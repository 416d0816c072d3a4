/* The words of a query → the articles that have them, and where. */
(() => {
  "use strict";

  // The last word may be half typed: its continuations come from so many files at most.
  const PREFIX_FILES = 4;
  const PREFIX_LENGTH = 2;
  const NOWHERE = [];
  // What an article has a word in: the first of title, lead, anywhere else.
  luutru.IN_TITLE = 1;
  luutru.IN_LEAD = 2;
  luutru.IN_REST = 3;

  /**
   * Promises word → {layers, count, near}: `layers` by number where the article has it (`IN_TITLE` …, 0 nowhere),
   * `count` how many have it, `near(field, number)` its places in the title (0) or the lead (1). The last word's
   * continuations count while it is typed, and when the whole word is nowhere.
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

  const loadWord = async (index, word, unfinished) => {
    word.prefix = unfinished && word.folded.length >= PREFIX_LENGTH;
    const last = word.folded + (word.prefix ? "\uffff" : "");
    const forms = (await luutru.loadEntries(index, word.folded, last, PREFIX_FILES))
      .filter(([spelled]) => luutru.isWord({ spelled, folded: luutru.fold(spelled) }, word))
      .map(([, entry]) => entry.split("!"));
    const lists = forms.map((parts) => [0, 2, 4].map((part) => luutru.readList(parts[part] || "", index.numberBase)));
    const layers = new Uint8Array(index.size);
    [luutru.IN_TITLE, luutru.IN_LEAD, luutru.IN_REST].forEach((layer, field) => {
      lists.forEach((fields) => { fields[field].forEach((number) => { layers[number] = layers[number] || layer; }); });
    });
    const count = layers.reduce((sum, layer) => sum + (layer ? 1 : 0), 0);
    return { layers, count, near: readNear(forms, lists) };
  };

  /** (field, number) → places; they are read when somebody asks. */
  const readNear = (forms, lists) => {
    const fields = [];
    const read = (field) => {
      const found = new Map();
      forms.forEach((parts, form) => {
        const places = luutru.readPlaces(parts[2 * field + 1] || "");
        lists[form][field].forEach((number, i) => {
          const before = found.get(number);
          found.set(number, before ? before.concat(places[i]) : places[i]);
        });
      });
      return found;
    };
    return (field, number) => (fields[field] = fields[field] || read(field)).get(number) || NOWHERE;
  };

  /** Whether a word of a text is one that was asked for; `asked` keeps what it was told, for the same words come again. */
  luutru.isWord = (word, asked) => (asked.prefix ? luutru.continues(word, asked) : luutru.fits(word, asked));

  /** Promises, by number, whether two words may be side by side outside title and lead; of one half typed all may. */
  luutru.loadLink = async (index, first, second) =>
    (second.prefix ? new Uint8Array(index.size).fill(1) : luutru.loadPair(index, first.folded, second.folded));
})();
