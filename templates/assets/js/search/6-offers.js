/* What else might be meant: without marks, with a space, another spelling; each with what it would find. */
(() => {
  "use strict";

  // So many spellings are looked up for a word that finds nothing.
  const MOST_GUESSES = 40;
  // Another spelling is looked for where so few are found, of a word that one article in so many has at most.
  const FEW = 3;
  const FAR_LESS = 1000;
  const MORE = 5;
  const SYLLABLE = /^(ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$/;
  const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const TELEX = { aa: "â", aw: "ă", ee: "ê", oo: "ô", ow: "ơ", uw: "ư", dd: "đ", w: "ư" };
  const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
  const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
  const VNI = { a6: "â", e6: "ê", o6: "ô", a8: "ă", o7: "ơ", u7: "ư", d9: "đ" };

  /**
   * Promises an answer (see `searchExactly`) with `notes`: `unmarked` when marks were let go since they found nothing,
   * `split` the words a space was put into, `offer` {text, total} what finds more without marks, `meant` {text, total,
   * word} another spelling.
   */
  luutru.search = async (request) => {
    const answer = await luutru.searchExactly(request);
    const total = answer.total();
    answer.notes = {};
    const plain = unmarked(answer.query);
    if (!total) { return (!request.typing && await instead(request, answer, plain)) || answer; }
    if (!request.typing && plain !== answer.query.text && !answer.query.groups.some(isQuoted)) {
      const wider = await luutru.searchExactly({ ...request, text: plain, order: "newest" });
      if (wider.total() > total) { answer.notes.offer = { text: plain, total: wider.total() }; }
    }
    if (!request.typing && total < FEW) { answer.notes.meant = await guess(request, answer); }
    return answer;
  };

  const isQuoted = (group) => group[0].phrase;

  const wordsOf = (query) => query.groups.filter((group) => !group.date).flatMap((group) => group[0].words);

  const replaceWords = (query, words, change) => {
    let text = query.text;
    [...words].sort((a, b) => b.from - a.from).forEach((word) => {
      text = text.slice(0, word.from) + change(word) + text.slice(word.to);
    });
    return text;
  };

  const unmarked = (query) => replaceWords(query, wordsOf(query).filter((word) => word.spelled !== word.folded),
    (word) => word.folded);

  /** Promises what is shown when nothing was found: without marks, with spaces; null when that finds nothing. */
  const instead = async (request, answer, plain) => {
    if (plain !== answer.query.text) {
      const free = await luutru.searchExactly({ ...request, text: plain });
      if (free.total()) {
        free.notes = { unmarked: true };
        return free;
      }
    }
    const split = await splitWords(answer);
    if (split) {
      const spaced = await luutru.searchExactly({ ...request, text: split });
      if (spaced.total()) {
        spaced.notes = { split };
        return spaced;
      }
    }
    answer.notes.meant = await guess(request, answer);
    return null;
  };

  /** Promises the query with spaces in words that nobody has, where the index has both parts side by side. */
  const splitWords = async (answer) => {
    const unknown = wordsOf(answer.query).filter((word) => !answer.lists.words.get(word).some(Boolean));
    const parts = new Map();
    await Promise.all(unknown.map(async (word) => { parts.set(word, await splitWord(answer.index, word.spelled)); }));
    const found = unknown.filter((word) => parts.get(word));
    return found.length ? replaceWords(answer.query, found, (word) => parts.get(word)) : null;
  };

  const splitWord = async (index, word) => {
    let best = null;
    for (let at = 1; at < word.length; at += 1) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      if (!SYLLABLE.test(luutru.fold(left))) { continue; }
      const ends = SYLLABLE.test(luutru.fold(right)) ? [right] : [];
      if (!ends.length && right.length > 2) {
        const more = await splitWord(index, right);
        if (more) { ends.push(more); }
      }
      for (const end of ends) {
        const text = `${left} ${end}`;
        const total = await totalOf(`"${text}"`);
        if (total && (!best || total > best.total)) { best = { text, total }; }
      }
    }
    return best && best.text;
  };

  const totalOf = async (text) => (await luutru.searchExactly({ text, order: "newest" })).total();

  /** Promises {text, total, word}: the query with another spelling of one word that finds far more; or undefined. */
  const guess = async (request, answer) => {
    let best;
    for (const word of wordsOf(answer.query)) {
      const having = answer.lists.words.get(word).reduce((sum, layer) => sum + (layer ? 1 : 0), 0);
      if (having * FAR_LESS > answer.index.articles) { continue; }
      for (const other of guesses(word)) {
        const text = replaceWords(answer.query, [word], () => other);
        const total = (await luutru.searchExactly({ ...request, text, order: "newest" })).total();
        if (total > answer.total() * MORE && (!best || total > best.total)) { best = { text, total, word: other }; }
      }
    }
    return best || typedResidue(request, answer);
  };

  /** Promises what a query typed with the keyboard's input method off means: "ddoongs ddaa". */
  const typedResidue = async (request, answer) => {
    const words = wordsOf(answer.query);
    const forms = new Map();
    await Promise.all(words.map(async (word) => { forms.set(word, await decodeKnown(word)); }));
    const text = replaceWords(answer.query, words, (word) => forms.get(word));
    if (text === answer.query.text) { return undefined; }
    const total = (await luutru.searchExactly({ ...request, text, order: "newest" })).total();
    return total > answer.total() ? { text, total, word: text } : undefined;
  };

  /** Promises what a word means: as it was typed, with fewer marks where nobody has that, or the word itself. */
  const decodeKnown = async (word) => {
    const decoded = decode(word.typed);
    if (decoded === word.typed) { return decoded; }
    const fewer = Array.from(decoded, (letter) => (letter === "đ" ? letter : luutru.fold(letter))).join("");
    for (const form of [decoded, fewer]) { if (await totalOf(`"${form}"`)) { return form; } }
    return word.typed;
  };

  const decode = (word) => {
    let tone = "";
    let letters = word;
    const last = letters[letters.length - 1];
    if (letters.length > 1 && TELEX_TONES[last] && /[aeiouy]/.test(letters.slice(0, -1))) {
      tone = TELEX_TONES[last];
      letters = letters.slice(0, -1);
    } else if (/\d/.test(letters)) {
      letters = letters.replace(/[1-5]/, (digit) => { tone = VNI_TONES[digit]; return ""; });
      letters = letters.replace(/[aeoud]\w*?[6-9]/g, (some) => VNI[some[0] + some[some.length - 1]] ?
        VNI[some[0] + some[some.length - 1]] + some.slice(1, -1) : some);
    }
    letters = letters.replace(/aa|aw|ee|oo|ow|uw|dd/g, (pair) => TELEX[pair]);
    return tone ? placeTone(letters, tone) : letters;
  };

  const placeTone = (letters, tone) => {
    const vowels = Array.from(letters.matchAll(/[aăâeêioôơuưy]/g), (found) => found.index)
      .filter((at) => !(at === 1 && /^(qu|gi)./.test(letters)));
    if (!vowels.length) { return letters; }
    const marked = vowels.filter((at) => /[ăâêôơư]/.test(letters[at]));
    const closed = /[^aăâeêioôơuưy]$/.test(letters);
    const at = marked.length ? marked[marked.length - 1] : vowels[closed || vowels.length === 3 ? Math.min(1, vowels.length - 1) : 0];
    return (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize("NFC");
  };

  /** Other spellings of a syllable: two letters changed about, one left out, one of a neighbouring key. */
  const guesses = (word) => {
    const letters = word.folded;
    const found = new Set();
    for (let i = 0; i < letters.length; i += 1) {
      const [before, after] = [letters.slice(0, i), letters.slice(i + 1)];
      if (i + 1 < letters.length) { found.add(before + letters[i + 1] + letters[i] + letters.slice(i + 2)); }
      found.add(before + after);
      neighbours(letters[i]).forEach((key) => { found.add(before + key + after); });
      found.add(before + letters[i] + letters[i] + after);
      ["h", "n", "g"].forEach((key) => { found.add(before + letters[i] + key + after); });
    }
    found.delete(letters);
    return Array.from(found).filter((some) => SYLLABLE.test(some)).slice(0, MOST_GUESSES);
  };

  const neighbours = (key) => KEYS.flatMap((row, y) => {
    const x = row.indexOf(key);
    if (x < 0) { return []; }
    const near = [row[x - 1], row[x + 1]];
    [KEYS[y - 1], KEYS[y + 1]].forEach((other) => { if (other) { near.push(other[x - 1], other[x], other[x + 1]); } });
    return near.filter(Boolean);
  });
})();
