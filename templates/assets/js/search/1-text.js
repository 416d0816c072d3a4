/* Words and their forms, the same as luutru/vietnamese/folding.py and luutru/site/search/tokens.py; all are held to
   tests/vietnamese/folding_cases.json. Like all files of this folder a classic script, for modules and fetch do not
   work from file://; they are joined into assets/js/search.js and share the one name `luutru`. */
var luutru = {};

(() => {
  "use strict";

  // Letters that Unicode does not decompose, and that stand for a base letter with a stroke or a horn.
  const STROKES = { "đ": "d", "ð": "d", "ɖ": "d", "ƣ": "u", "ø": "o", "ł": "l", "ħ": "h", "ı": "i" };
  // What keyboards and font converters leave where đ and ư are meant.
  const MEANT = { "ð": "đ", "ɖ": "đ", "ƣ": "ư" };
  const MARK = /^[\u0300-\u036f]$/;
  // An accent may still stand by itself, until a word is composed.
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu;

  const folded = new Map();

  /** One letter → its base in lower case; a combining mark disappears. */
  const foldLetter = (letter) => {
    let known = folded.get(letter);
    if (known === undefined) {
      known = MARK.test(letter) ? "" : foldNewLetter(letter);
      folded.set(letter, known);
    }
    return known;
  };

  const foldNewLetter = (letter) => {
    const parts = Array.from(letter.normalize("NFD"));
    const base = parts.slice(1).every((mark) => MARK.test(mark)) ? parts[0] : letter;
    const lower = base.toLowerCase();
    return STROKES[lower] || lower;
  };

  /** Text in lower case without accents, đ as d. One letter gives one letter. */
  luutru.fold = (text) => {
    let result = "";
    for (const letter of text) { result += foldLetter(letter); }
    return result;
  };

  const MOVES = new Map();
  for (const pair of ["oa", "oe", "uy"]) {
    for (const tone of "\u0300\u0301\u0309\u0303\u0323") {
      const first = (pair[0] + tone).normalize("NFC");
      MOVES.set(pair[0] + (pair[1] + tone).normalize("NFC"), first + pair[1]);
    }
  }
  // Only where the syllable ends ("hoà", not "hoàng"), and not after q ("quý").
  const NEW_STYLE = new RegExp(`(^|[^q])(${Array.from(MOVES.keys()).join("|")})(?![\\p{L}\\u0300-\\u036f])`, "gu");

  /** A lower-case word with its tones placed the older way: uỷ → ủy. */
  luutru.foldTones = (word) => word.replace(NEW_STYLE, (_, before, pair) => before + MOVES.get(pair));

  const spellings = new Map();

  const spell = (letters) => {
    let known = spellings.get(letters);
    if (!known) {
      if (spellings.size > 50000) { spellings.clear(); }
      const lower = letters.normalize("NFC").toLowerCase().replace(/[ðɖƣ]/g, (letter) => MEANT[letter]);
      const spelled = luutru.foldTones(lower);
      known = { spelled, folded: luutru.fold(spelled), typed: lower };
      spellings.set(letters, known);
    }
    return known;
  };

  /** The words of a text: where each stands, as typed, as spelled in the index, and folded. */
  luutru.words = (text) => {
    const words = [];
    for (const match of text.matchAll(WORD)) {
      const form = spell(match[0]);
      words.push({
        start: match.index, end: match.index + match[0].length,
        spelled: form.spelled, folded: form.folded, typed: form.typed
      });
    }
    return words;
  };

  /** The words of a text without their places, each as one object for all texts: quicker where texts are searched. */
  luutru.forms = (text) => (text.match(WORD) || []).map(spell);

  /** Folded words joined by hyphens: the form of slugs. */
  luutru.slug = (text) => luutru.words(text).map((word) => word.folded).join("-");

  /**
   * Whether a spelled word of a text is one that was typed: letters typed with a mark must stand so, those typed
   * without may bear any.
   */
  luutru.fits = (word, typed) => word.folded === typed.folded && marksFit(word.spelled, typed.spelled, typed.folded);

  /** Whether a word of a text begins with what was typed. */
  luutru.continues = (word, typed) => word.folded.startsWith(typed.folded) &&
    (marksFit(word.spelled, typed.spelled, typed.folded) || marksFit(word.spelled, typed.typed, typed.folded));

  /** Whether a word of a text is one that was asked for. */
  luutru.isWord = (word, asked) => (asked.prefix ? luutru.continues(word, asked) : luutru.fits(word, asked));

  const marksFit = (spelled, typed, plain) => {
    if (typed === plain || spelled === typed) { return true; }
    const letters = Array.from(spelled);
    const asked = Array.from(typed);
    return asked.every((letter, i) => letter === letters[i] || letter === foldLetter(letter));
  };

  /** 32-bit FNV-1a over the text's UTF-16 units, its halves mixed. */
  luutru.hashWord = (text) => {
    let value = 0x811c9dc5;
    for (let i = 0; i < text.length; i += 1) { value = Math.imul(value ^ text.charCodeAt(i), 0x01000193); }
    return (value ^ value >>> 16) >>> 0;
  };
})();
