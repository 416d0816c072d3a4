/* Words and their folded forms: the same as luutru/vietnamese/folding.py and luutru/site/search/tokens.py.
   Both are held to tests/vietnamese/folding_cases.json. Like all search-*.js a classic script, for modules and
   fetch do not work from file://; all share the one name `luutru`. */
var luutru = {};

(function () {
  "use strict";

  // Letters that Unicode does not decompose, and that stand for a base letter with a stroke or a horn.
  const STROKES = { "đ": "d", "ð": "d", "ɖ": "d", "ƣ": "u", "ø": "o", "ł": "l", "ħ": "h", "ı": "i" };
  const MARK = /^[\u0300-\u036f]$/;
  // An accent may still stand by itself, until a word is composed.
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu;
  const WORD_BITS = 18;
  const PAIR_FACTOR = 8191;

  const folded = new Map();

  /** One letter → its base in lower case; a combining mark disappears. */
  function foldLetter(letter) {
    let known = folded.get(letter);
    if (known === undefined) {
      known = MARK.test(letter) ? "" : foldNewLetter(letter);
      folded.set(letter, known);
    }
    return known;
  }

  function foldNewLetter(letter) {
    const parts = Array.from(letter.normalize("NFD"));
    const base = parts.slice(1).every(function (mark) { return MARK.test(mark); }) ? parts[0] : letter;
    const lower = base.toLowerCase();
    return STROKES[lower] || lower;
  }

  /** Text in lower case without accents, đ as d. One letter gives one letter. */
  luutru.fold = function (text) {
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
  const NEW_STYLE = new RegExp("(^|[^q])(" + Array.from(MOVES.keys()).join("|") + ")(?!\\p{L})", "gu");

  /** A lower-case word with its tones placed the older way: uỷ → ủy. */
  luutru.foldTones = function (word) {
    return word.replace(NEW_STYLE, function (_, before, pair) { return before + MOVES.get(pair); });
  };

  /** The words of a text: where each stands, as spelled in the index, and folded. */
  luutru.words = function (text) {
    const words = [];
    for (const match of text.matchAll(WORD)) {
      const spelled = luutru.foldTones(match[0].normalize("NFC").toLowerCase());
      words.push({
        start: match.index, end: match.index + match[0].length, spelled: spelled, folded: luutru.fold(spelled)
      });
    }
    return words;
  };

  /** 32-bit FNV-1a over the text's UTF-16 units. */
  luutru.fnv = function (text) {
    let value = 0x811c9dc5;
    for (let i = 0; i < text.length; i += 1) {
      value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    }
    return value >>> 0;
  };

  function hashWord(word) {
    const value = luutru.fnv(word);
    return (value ^ value >>> WORD_BITS) & (1 << WORD_BITS) - 1;
  }

  /** The hash of two neighbouring folded words: 31 bits. */
  luutru.hashPair = function (first, second) {
    return hashWord(first) * PAIR_FACTOR + hashWord(second);
  };
}());
