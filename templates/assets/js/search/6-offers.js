/* What else might be meant: without marks, with a space, another spelling; each with what it would find. */
(() => {
  "use strict";

  // So many spellings are looked up for a word that finds nothing.
  const MOST_GUESSES = 40;
  // Another spelling is looked for where so few are found, of a word that one article in so many has at most.
  const FEW = 3;
  const FAR_LESS = 1000;
  const MORE = 5;

  /**
   * Promises an answer (see `searchExactly`) with `notes`: `unmarked` when marks were let go since they found nothing,
   * `split` the words a space was put into, `offer` {text, total} what finds more without marks, `meant` {text, total}
   * another spelling; what is found by few is guessed at when `confirm()` is called, with the hits there already.
   */
  luutru.search = async (request) => {
    const answer = await luutru.searchExactly(request);
    const total = answer.total();
    answer.notes = {};
    answer.confirm = async (typing) => {
      if (total && !typing && total < FEW) { answer.notes.meant = await guess(request, answer); }
    };
    const plain = unmarked(answer.query);
    if (!total) { return (!request.typing && await instead(request, answer, plain)) || answer; }
    if (!request.typing && plain !== answer.query.text && !answer.query.groups.some(isQuoted)) {
      const wider = await totalOf(plain, request);
      if (wider > total) { answer.notes.offer = { text: plain, total: wider }; }
    }
    return answer;
  };

  const isQuoted = (group) => group.length === 1 && group[0].phrase;

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
        Object.assign(free, { notes: { unmarked: true }, confirm: answer.confirm });
        return free;
      }
    }
    const split = await splitWords(answer);
    if (split) {
      const spaced = await luutru.searchExactly({ ...request, text: split });
      if (spaced.total()) {
        Object.assign(spaced, { notes: { split }, confirm: answer.confirm });
        return spaced;
      }
    }
    answer.notes.meant = await guess(request, answer);
    return null;
  };

  /** Promises the query with spaces in words that nobody has, where the index has both parts side by side. */
  const splitWords = async (answer) => {
    const unknown = wordsOf(answer.query).filter((word) => !answer.words.get(word).count);
    const parts = new Map();
    await Promise.all(unknown.map(async (word) => { parts.set(word, await splitWord(word.spelled) || await splitAnywhere(word.spelled)); }));
    const found = unknown.filter((word) => parts.get(word));
    return found.length ? replaceWords(answer.query, found, (word) => parts.get(word)) : null;
  };

  const splitWord = async (word) => {
    /** @type {{ text: string, total: number } | null} */
    let best = null;
    for (let at = 1; at < word.length; at += 1) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      if (!luutru.isSyllable(luutru.fold(left))) { continue; }
      const ends = luutru.isSyllable(luutru.fold(right)) ? [right] : [];
      if (!ends.length && right.length > 2) {
        const more = await splitWord(right);
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

  /** Promises the two parts of a word that is not of syllables ("vnindex"), or null. */
  const splitAnywhere = async (word) => {
    const texts = Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => `${word.slice(0, i + 2)} ${word.slice(i + 2)}`);
    const totals = await Promise.all(texts.map((text) => totalOf(`"${text}"`)));
    const most = Math.max(0, ...totals);
    return most ? texts[totals.indexOf(most)] : null;
  };

  const totalOf = async (text, request) => (await luutru.searchExactly({ ...request, text, order: "newest" })).total();

  /** Promises {text, total}: the query with another spelling of one word that finds far more; or undefined. */
  const guess = async (request, answer) => {
    let best;
    for (const word of wordsOf(answer.query)) {
      if (answer.words.get(word).count * FAR_LESS > answer.index.articles) { continue; }
      const texts = luutru.nearSpellings(word.folded).slice(0, MOST_GUESSES)
        .map((other) => replaceWords(answer.query, [word], () => other));
      const totals = await Promise.all(texts.map((text) => totalOf(text, request)));
      totals.forEach((total, i) => {
        if (total > answer.total() * MORE && (!best || total > best.total)) { best = { text: texts[i], total }; }
      });
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
    const total = await totalOf(text, request);
    return total > answer.total() ? { text, total } : undefined;
  };

  /** Promises what a word means: as it was typed, with fewer marks where nobody has that, or the word itself. */
  const decodeKnown = async (word) => {
    const decoded = luutru.decodeKeys(word.typed);
    if (decoded === word.typed) { return decoded; }
    const fewer = Array.from(decoded, (letter) => (letter === "đ" ? letter : luutru.fold(letter))).join("");
    for (const form of [decoded, fewer]) { if (await totalOf(`"${form}"`)) { return form; } }
    return word.typed;
  };
})();
