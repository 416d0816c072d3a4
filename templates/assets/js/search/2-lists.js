/* Lists of numbers and places as the index's files hold them; luutru/site/search/coding.py and places.py write them. */
(() => {
  "use strict";

  const SURROGATES = 0x800;

  /** The numbers of a list, ascending. */
  luutru.readList = (list, base) => {
    const numbers = [];
    if (list[0] === "#") {
      readBitmap(atob(list.slice(1)), numbers);
      return numbers;
    }
    if (list[0] === "$") {
      readBits(atob(list.slice(2) + "/".repeat(8 + (2 - list.length & 3))), list.charCodeAt(1) - base, numbers);
      return numbers;
    }
    let number = -1;
    for (let i = 0; i < list.length; i += 1) {
      let code = list.charCodeAt(i);
      if (code >= 0xd800) {
        code = list.codePointAt(i);
        if (code > 0xffff) { i += 1; }
        code -= SURROGATES;
      }
      number += code - base + 1;
      numbers.push(number);
    }
    return numbers;
  };

  const readBitmap = (bytes, numbers) => {
    for (let i = 0; i < bytes.length; i += 1) {
      for (let bits = bytes.charCodeAt(i), bit = 0; bits; bits >>= 1, bit += 1) {
        if (bits & 1) { numbers.push(i * 8 + bit); }
      }
    }
  };

  /** Gaps as bits, as coding.py writes them: ones after the last say nothing. */
  const readBits = (bytes, width, numbers) => {
    const end = bytes.length * 8;
    const bitOf = (place) => bytes.charCodeAt(place >> 3) >> (7 - (place & 7)) & 1;
    let at = 0;
    for (let number = -1; ;) {
      let length = width;
      for (; at < end && bitOf(at); at += 1) { length += 1; }
      at += 1;
      if (at + length > end) { return; }
      let gap = 1;
      for (const stop = at + length; at < stop; at += 1) { gap = gap << 1 | bitOf(at); }
      number += gap - (1 << width) + 1;
      numbers.push(number);
    }
  };

  // Characters of gaps: [first gap, first character]; those that end an article's places, and those that go on.
  const GO_ON = [[1, 40], [9, 128], [969, 0x800], [31689, 0x10000]];
  const END = [[1, 48], [81, 1088], [1041, 0x8000], [23569, 0x90000]];
  const START = [0, 128, 0x800, 0x10000];

  /** The places of each article in a text that has them one after the other: lists of ascending places. */
  luutru.readPlaces = (text) => {
    const all = [];
    let places = [];
    let place = 0;
    for (const letter of text) {
      const code = letter.codePointAt(0);
      const length = code < START[1] ? 0 : code < START[2] ? 1 : code < START[3] ? 2 : 3;
      const last = code >= END[length][1];
      const [gap, first] = (last ? END : GO_ON)[length];
      place += code - first + gap;
      places.push(place);
      if (last) {
        all.push(places);
        [places, place] = [[], 0];
      }
    }
    return all;
  };

  /** Orders by code points, as Python does; < orders by UTF-16 units. */
  const compare = (a, b) => {
    const x = Array.from(a);
    const y = Array.from(b);
    for (let i = 0; i < x.length && i < y.length; i += 1) {
      if (x[i] !== y[i]) { return x[i].codePointAt(0) - y[i].codePointAt(0); }
    }
    return x.length - y.length;
  };

  const wordFile = (index, folded) => {
    let low = 0;
    let high = index.borders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(index.borders[middle], folded) <= 0) { low = middle + 1; } else { high = middle; }
    }
    return low - 1;
  };

  /** Promises the entries that may hold words from `first` to `last`, folded, of so many files: [word, entry]. */
  luutru.loadEntries = async (index, first, last, most) => {
    const from = wordFile(index, first);
    const to = Math.min(wordFile(index, last), from + most - 1);
    const names = [];
    for (let place = from; place <= to; place += 1) { names.push(`w${place}`); }
    return (await Promise.all(names.map(luutru.load))).flatMap(([words]) => Object.entries(words));
  };

  /** Asks for the files that the address's query needs, before the script that shows what it finds is here. */
  luutru.askForWords = (index) => {
    const query = luutru.parseQuery(new URLSearchParams(location.search).get("q") || "");
    const words = query.groups.flatMap((group) => group[0].words);
    words.forEach(({ folded }) => luutru.load(`w${wordFile(index, folded)}`));
    luutru.loadPairs(index, words.slice(1).map((word, i) => [words[i], word]));
  };

  const rankOf = (index, folded) => index.ranks.get(folded) || 0;

  /** A word's place, were it a pair: as tokens.py has it. */
  const homeOf = (index, folded) => wordFile(index, folded) * index.stride + luutru.hashWord(folded) % index.stride;

  /** The place of two neighbouring folded words: which file has them, and which of its lists, or which residue. */
  luutru.pairPlace = (index, first, second) => {
    const homes = [homeOf(index, first), homeOf(index, second)];
    const ranks = [rankOf(index, first), rankOf(index, second)];
    const count = index.pairFiles * index.pairsPerFile;
    const hash = homes[0] % count * index.pairFactor + homes[1] % count;
    if (Math.max(...ranks) > index.ranks.size - index.mostFrequent) {
      return [`p${Math.floor(hash % count / index.pairsPerFile)}`, hash % index.pairsPerFile];
    }
    const rarer = ranks[0] === ranks[1] ? Math.min(...homes) : homes[ranks[0] < ranks[1] ? 0 : 1];
    return [`w${Math.floor(rarer / index.stride)}`, hash % (1 << index.residueBits) * index.residues >> index.residueBits];
  };

  /** Promises the files of pairs that pairs of words need beside those of their words. */
  luutru.loadPairs = (index, pairs) => Promise.all(pairs.filter(([, second]) => !second.prefix)
    .map(([first, second]) => luutru.pairPlace(index, first.folded, second.folded)[0])
    .filter((name) => name.startsWith("p")).map(luutru.load));

  // Letters of residues, as postings.py has them: of an article's last pair, and of others.
  const LAST = 35;
  const OTHER = 81;
  const LEFT_OUT = 92;

  /** By number, 1 for the articles that may have two folded words, which are loaded, side by side outside the title. */
  luutru.readPair = (index, first, second) => {
    const [name, place] = luutru.pairPlace(index, first, second);
    const there = new Uint8Array(index.size);
    const file = luutru.loaded(name);
    if (typeof file === "string") {
      luutru.readList(file.split(" ")[place], index.numberBase).forEach((number) => { there[number] = 1; });
      return there;
    }
    const articles = luutru.readList(file[1], index.numberBase);
    const [last, other] = [place + LAST, place + OTHER + Number(place + OTHER >= LEFT_OUT)];
    const pairs = file[2];
    for (let i = 0, at = 0; i < pairs.length; i += 1) {
      const code = pairs.charCodeAt(i);
      if (code === last || code === other) { there[articles[at]] = 1; }
      if (code < OTHER) { at += 1; }
    }
    return there;
  };
})();
