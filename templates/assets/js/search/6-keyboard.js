/* What keyboards make of a word: Telex and VNI with the input method off, neighbouring keys, letters changed about. Pure. */
(() => {
  "use strict";

  const SYLLABLE = /^(ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$/;
  const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const TELEX = { aa: "â", aw: "ă", ee: "ê", oo: "ô", ow: "ơ", uw: "ư", dd: "đ", w: "ư" };
  const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
  const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
  const VNI = { a6: "â", e6: "ê", o6: "ô", a8: "ă", o7: "ơ", u7: "ư", d9: "đ" };

  /** Whether folded letters may be a syllable of Vietnamese. */
  luutru.isSyllable = (letters) => SYLLABLE.test(letters);

  /** What keys with the input method off mean: ddoongs → đống; any other word as it is. */
  luutru.decodeKeys = (word) => {
    let tone = "";
    let letters = word;
    const last = letters[letters.length - 1];
    if (letters.length > 1 && TELEX_TONES[last] && /[aeiouy]/.test(letters.slice(0, -1))) {
      tone = TELEX_TONES[last];
      letters = letters.slice(0, -1);
    } else if (/^[a-z].*\d/.test(letters)) {
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
  luutru.nearSpellings = (letters) => {
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
    return Array.from(found).filter((some) => luutru.isSyllable(some));
  };

  const neighbours = (key) => KEYS.flatMap((row, y) => {
    const x = row.indexOf(key);
    if (x < 0) { return []; }
    const near = [row[x - 1], row[x + 1]];
    [KEYS[y - 1], KEYS[y + 1]].forEach((other) => { if (other) { near.push(other[x - 1], other[x], other[x + 1]); } });
    return near.filter(Boolean);
  });
})();
