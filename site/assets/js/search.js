var luutru = {};

(() => {
"use strict";

const STROKES = { "đ": "d", "ð": "d", "ɖ": "d", "ƣ": "u", "ø": "o", "ł": "l", "ħ": "h", "ı": "i" };
const MEANT = { "ð": "đ", "ɖ": "đ", "ƣ": "ư" };
const MARK = /^[\u0300-\u036f]$/;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu;

const folded = new Map();

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
const NEW_STYLE = new RegExp(`(^|[^q])(${Array.from(MOVES.keys()).join("|")})(?![\\p{L}\\u0300-\\u036f])`, "gu");

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

luutru.forms = (text) => (text.match(WORD) || []).map(spell);

luutru.slug = (text) => luutru.words(text).map((word) => word.folded).join("-");

luutru.fits = (word, typed) => word.folded === typed.folded && marksFit(word.spelled, typed.spelled, typed.folded);

luutru.continues = (word, typed) => word.folded.startsWith(typed.folded) &&
(marksFit(word.spelled, typed.spelled, typed.folded) || marksFit(word.spelled, typed.typed, typed.folded));

luutru.isWord = (word, asked) => (asked.prefix ? luutru.continues(word, asked) : luutru.fits(word, asked));

const marksFit = (spelled, typed, plain) => {
if (typed === plain || spelled === typed) { return true; }
const letters = Array.from(spelled);
const asked = Array.from(typed);
return asked.every((letter, i) => letter === letters[i] || letter === foldLetter(letter));
};

luutru.hashWord = (text) => {
let value = 0x811c9dc5;
for (let i = 0; i < text.length; i += 1) { value = Math.imul(value ^ text.charCodeAt(i), 0x01000193); }
return (value ^ value >>> 16) >>> 0;
};
})();
(() => {
"use strict";

const FORMAT = 11;
const TEXTS_KEPT = 800;

const asked = new Map();
const arrived = new Map();
let folder = "assets/search/";

luutru.setRoot = (root) => { folder = `${root}assets/search/`; };

luutru.shard = (name, value) => {
arrived.set(name, value);
if (name === "index") { luutru.loadIndex().then(luutru.askForWords).catch(() => {}); }
};

const fetchScript = (name) => new Promise((resolve, reject) => {
if (arrived.has(name)) { resolve(arrived.get(name)); return; }
const script = document.createElement("script");
const fail = () => {
asked.delete(name);
script.remove();
reject(new Error(name));
};
script.charset = "utf-8";
script.src = `${folder}${name}.js`;
script.onload = () => {
script.remove();
if (arrived.has(name)) { resolve(arrived.get(name)); } else { fail(); }
};
script.onerror = fail;
document.head.appendChild(script);
});

luutru.load = (name) => {
if (!asked.has(name)) { asked.set(name, fetchScript(name)); }
return asked.get(name);
};

luutru.loaded = (name) => arrived.get(name);

luutru.loadIndex = async () => {
const index = await luutru.load("index");
if (index.format !== FORMAT) { throw new Error(`format ${index.format}`); }
return index.size === undefined ? readIndex(index) : index;
};

const lengthen = (words) => {
let before = "";
return words.map((word) => {
before = Array.from(before).slice(0, Number(word[0])).join("") + word.slice(1);
return before;
});
};

const readIndex = (index) => {
index.borders = lengthen(index.borders.split(" "));
index.labels = Object.fromEntries(Object.entries(index.labels).map(([facet, values]) => {
const names = lengthen(values.map((value) => (Array.isArray(value) ? value[1] : value)));
return [facet, Object.fromEntries(names.map((name, i) =>
[Array.isArray(values[i]) ? values[i][0] : luutru.slug(name), name]))];
}));
index.ranks = new Map(index.frequent.split(" ").reverse().map((word, i) => [word, i + 1]));
index.size = index.years.reduce((sum, [, capacity]) => sum + capacity, 0);
index.year = new Int16Array(index.size);
let number = 0;
for (const [year, capacity] of index.years) {
index.year.fill(year, number, number + capacity);
number += capacity;
}
return index;
};

luutru.loadDays = async (index) => {
if (index.day) { return index; }
const days = await luutru.load("days");
index.day = new Int32Array(index.size).fill(-1);
let [year, day] = [0, 0];
for (let number = 0; number < index.size; number += 1) {
if (index.year[number] !== year) { [year, day] = [index.year[number], 0]; }
if (days[number] !== " ") {
day += days.charCodeAt(number) - index.numberBase;
index.day[number] = year * 1000 + day;
}
}
return index;
};

const FIELDS = ["url", "title", "date", "dateText", "outlet", "outletName", "districts", "topics", "wards", "authors",
"passages", "provinces"];
const kept = new Map();

luutru.loadTexts = async (numbers) => {
const { numbersPerFile } = luutru.loaded("index");
const names = new Map(numbers.map((number) => [number, `t${Math.floor(number / numbersPerFile)}`]));
const files = new Map();
await Promise.all(Array.from(new Set(names.values()), async (name) => {
files.set(name, await luutru.load(name));
keep(name);
}));
return new Map(numbers.map((number) => [number, readText(files.get(names.get(number)), number)]));
};

const FIRST_CODE = 0x400;
const CODED = /([\u0400-\u07ff])([.,;:!?)”]*)|\u007f?([^ ]*) /g;

const readText = (rows, number) => {
const [, row] = rows.find(([other]) => other === number);
if (!row.url) {
FIELDS.forEach((name, i) => { row[name] = row[i]; });
row.passages.forEach((passage) => {
passage[1] = passage[1].replace(CODED, (_, code, end, word) =>
`${code ? luutru.repeated[code.charCodeAt(0) - FIRST_CODE] + end : word} `).slice(0, -1);
});
}
return row;
};

const keep = (name) => {
kept.delete(name);
kept.set(name, true);
if (kept.size <= TEXTS_KEPT) { return; }
const [oldest] = kept.keys();
[kept, asked, arrived].forEach((files) => { files.delete(oldest); });
};

const facets = new Map();

luutru.loadFacet = async (index, facet) => {
if (!facets.has(facet)) {
const name = Object.keys(index.facetFiles).find((file) => index.facetFiles[file].includes(facet));
const lists = (await luutru.load(name))[facet];
facets.set(facet, Object.fromEntries(Object.entries(lists).map(([value, list]) =>
[value, luutru.readList(list, index.numberBase)])));
}
return facets.get(facet);
};
})();
(() => {
"use strict";

const SURROGATES = 0x800;

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

const GO_ON = [[1, 40], [9, 128], [969, 0x800], [31689, 0x10000]];
const END = [[1, 48], [81, 1088], [1041, 0x8000], [23569, 0x90000]];
const START = [0, 128, 0x800, 0x10000];

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

luutru.loadEntries = async (index, first, last, most) => {
const from = wordFile(index, first);
const to = Math.min(wordFile(index, last), from + most - 1);
const names = [];
for (let place = from; place <= to; place += 1) { names.push(`w${place}`); }
return (await Promise.all(names.map(luutru.load))).flatMap(([words]) => Object.entries(words));
};

luutru.askForWords = (index) => {
const query = luutru.parseQuery(new URLSearchParams(location.search).get("q") || "");
const words = query.groups.flatMap((group) => group[0].words);
words.forEach(({ folded }) => luutru.load(`w${wordFile(index, folded)}`));
luutru.loadPairs(index, words.slice(1).map((word, i) => [words[i], word]));
};

const rankOf = (index, folded) => index.ranks.get(folded) || 0;

const homeOf = (index, folded) => wordFile(index, folded) * index.stride + luutru.hashWord(folded) % index.stride;

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

luutru.loadPairs = (index, pairs) => Promise.all(pairs.filter(([, second]) => !second.prefix)
.map(([first, second]) => luutru.pairPlace(index, first.folded, second.folded)[0])
.filter((name) => name.startsWith("p")).map(luutru.load));

const LAST = 35;
const OTHER = 81;
const LEFT_OUT = 92;

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
(() => {
"use strict";

luutru.byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

luutru.make = (name, attributes, children) => {
const element = document.createElement(name);
Object.entries(attributes || {}).forEach(([key, value]) => {
if (value === true) {
element.setAttribute(key, "");
} else if (value !== false && value !== undefined) {
element.setAttribute(key, value);
}
});
element.append(...(children || []));
return element;
};

luutru.pieces = (list) => list.map(([text, marked]) => (marked ? luutru.make("mark", {}, [text]) : text));

const LENGTH = 240;
const LEAD = 60;

luutru.sequencesOf = (query) => {
const sequences = query.groups.flat().map((one) => ({ words: one.words, whole: one.phrase }));
const loose = query.groups.map((group) => group[0]).filter((one) => !one.phrase).flatMap((one) => one.words);
return loose.length > 1 ? [{ words: loose, whole: false }, ...sequences.filter(({ words, whole }) =>
whole || words.length > 1 || !loose.includes(words[0]))] : sequences;
};

const findMarks = (text, sequences) => {
const words = luutru.words(text);
const value = new Uint8Array(words.length);
sequences.forEach(({ words: asked, whole }) => {
const runs = [];
const longest = new Uint8Array(asked.length);
for (let at = 0; at < words.length; at += 1) {
for (let from = 0; from < asked.length; from += 1) {
if (at && from && luutru.isWord(words[at - 1], asked[from - 1])) { continue; }
let length = 0;
while (from + length < asked.length && at + length < words.length &&
luutru.isWord(words[at + length], asked[from + length])) { length += 1; }
if (!length || (whole && length < asked.length)) { continue; }
runs.push([at, from, length]);
for (let k = 0; k < length; k += 1) { longest[from + k] = Math.max(longest[from + k], length); }
}
}
runs.forEach(([at, from, length]) => {
for (let k = 0; k < length; k += 1) {
if (length > 1 || longest[from] === 1) { value[at + k] = Math.max(value[at + k], length); }
}
});
});
return words.flatMap((word, i) => (value[i] ? [{ start: word.start, end: word.end, value: value[i], word }] : []));
};

const join = (text, marks) => {
const joined = [];
marks.forEach((mark) => {
const last = joined[joined.length - 1];
if (last && /^[ \u00a0]$/.test(text.slice(last.end, mark.start))) {
last.end = mark.end;
} else {
joined.push({ start: mark.start, end: mark.end });
}
});
return joined;
};
luutru.findMarks = (text, query) => join(text, findMarks(text, luutru.sequencesOf(query)));

luutru.highlight = (text, query) => cut(text, luutru.findMarks(text, query), 0, text.length);

const cut = (text, marks, from, to) => {
const pieces = [];
let at = from;
marks.filter((mark) => mark.end > from && mark.start < to).forEach((mark) => {
if (mark.start > at) { pieces.push([text.slice(at, mark.start), false]); }
pieces.push([text.slice(Math.max(mark.start, at), mark.end), true]);
at = mark.end;
});
if (at < to) { pieces.push([text.slice(at, to), false]); }
return pieces;
};

luutru.bestPassage = (text, query) => {
const sequences = luutru.sequencesOf(query);
let best = null;
text.passages.forEach(([anchor, passage]) => {
const marks = findMarks(passage, sequences);
const seen = new Map();
marks.forEach((mark) => { seen.set(mark.word.folded, Math.max(seen.get(mark.word.folded) || 0, mark.value)); });
const score = Array.from(seen.values()).reduce((sum, value) => sum + value, 0);
if (!best || score > best.score) { best = { score, anchor, text: passage, marks }; }
});
return best && show(best);
};

const show = ({ score, anchor, text, marks }) => {
let from = 0;
let to = text.length;
if (text.length > LENGTH) {
from = wordStart(text, Math.max(0, Math.min(densest(marks) - LEAD, text.length - LENGTH)));
to = from + LENGTH >= text.length ? text.length : wordStart(text, from + LENGTH);
}
return {
anchor, found: score > 0, cutBefore: from > 0, cutAfter: to < text.length,
pieces: cut(text, join(text, marks), from, to)
};
};

const densest = (marks) => {
let best = { value: -1, start: 0 };
marks.forEach((mark, i) => {
let value = 0;
for (let k = i; k < marks.length && marks[k].end - mark.start < LENGTH - LEAD; k += 1) { value += marks[k].value; }
if (value > best.value) { best = { value, start: mark.start }; }
});
return best.start;
};

const wordStart = (text, at) => {
const space = text.lastIndexOf(" ", at);
return at > 0 && space > 0 ? space + 1 : 0;
};
})();
(() => {
"use strict";

const PART = /(-?)(?:([\p{L}][\p{L}\p{M}-]*):((?:quận|quan|huyện|huyen|phường|phuong|xã|xa|tỉnh|tinh)\s+(?=[^\s"“”]))?)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/giu;
const OR = /^(OR|HOẶC)$/u;
const OPERATORS = {
"tinh": "tinh", "tinh-thanh": "tinh", "province": "tinh",
"quan": "quan", "huyen": "quan", "quan-huyen": "quan", "district": "quan",
"nam": "nam", "year": "nam",
"chu-de": "chu-de", "chude": "chu-de", "topic": "chu-de",
"bao": "bao", "outlet": "bao",
"phuong": "phuong", "xa": "phuong", "phuong-xa": "phuong", "ward": "phuong",
"tac-gia": "tac-gia", "tacgia": "tac-gia", "author": "tac-gia",
"tu": "tu", "tu-ngay": "tu", "from": "tu", "den": "den", "den-ngay": "den", "to": "den"
};
const YEARS = /^(\d{4})?(?:\.\.+|-|–|…)(\d{4})?$/;

luutru.FACETS = ["tinh", "quan", "phuong", "nam", "chu-de", "bao", "tac-gia"];
const UNIT = /^(phuong|xa|thi-tran|dac-khu|quan|huyen|thi-xa|thanh-pho|tp|tinh)-/;

luutru.parseQuery = (typed, synonyms) => {
const text = typed.normalize("NFC");
const query = { text, groups: [], without: [], filters: {}, unfilters: {}, from: 0, to: 0, unknown: [] };
let joining = false;
for (const part of takeDates(query, text).matchAll(PART)) {
if (OR.test(part[0])) {
joining = query.groups.length > 0;
continue;
}
const joined = joining;
joining = false;
if (part[2] && readOperator(query, part)) { continue; }
readWords(query, part, joined);
}
if (synonyms) { joinSynonyms(query, synonyms); }
query.empty = !query.groups.length && !query.without.length && !query.from && !query.to &&
!Object.keys(query.filters).length && !Object.keys(query.unfilters).length;
return query;
};

const readOperator = (query, [whole, minus, name, unit, quoted, plain]) => {
const value = (unit || "") + (quoted === undefined ? plain : quoted);
const operator = OPERATORS[luutru.slug(name)];
if (!operator) {
query.unknown.push(whole);
} else if (operator === "tu" || operator === "den") {
readDay(query, operator, value, whole);
} else {
const into = minus ? query.unfilters : query.filters;
(into[operator] = into[operator] || []).push(readTest(operator, value));
}
return true;
};

const readDay = (query, operator, value, whole) => {
const range = luutru.readDate(value);
if (!range) { query.unknown.push(whole); return; }
if (operator === "tu") { query.from = Math.max(query.from, range[0]); }
if (operator === "den") { query.to = query.to ? Math.min(query.to, range[1]) : range[1]; }
};

luutru.addDates = (query, dates) => {
["tu", "den"].filter((name) => dates[name]).forEach((name) => { readDay(query, name, dates[name], dates[name]); });
};

const readWords = (query, part, joined) => {
const [whole, minus, , , quoted, plain] = part;
const value = quoted === undefined ? plain : quoted;
const words = luutru.words(value);
if (!words.length) { return; }
const offset = part.index + whole.indexOf(value, minus.length);
words.forEach((word) => { Object.assign(word, { from: offset + word.start, to: offset + word.end }); });
const phrase = quoted !== undefined;
if (minus) {
query.without.push({ words, phrase: true });
} else if (joined) {
query.groups[query.groups.length - 1].push({ words, phrase });
} else if (phrase) {
query.groups.push([{ words, phrase }]);
} else {
query.groups.push(...readPlain(value, words));
}
};

const THOUSANDS = /^\d{1,3}([.,]\d{3})+$/;
const DIGITS = /^\d{5,12}$/;

const phraseOf = (text) => ({ words: luutru.words(text), phrase: true });

const readPlain = (value, words) => {
if (THOUSANDS.test(value)) { return [[{ words, phrase: true }, phraseOf(value.replace(/\D/g, ""))]]; }
const groups = words.map((word) => [{ words: [word], phrase: false }]);
if (DIGITS.test(value)) { groups[0].push(phraseOf(value.replace(/\B(?=(\d{3})+$)/g, "."))); }
return groups;
};

const joinSynonyms = (query, synonyms) => {
for (let at = 0; at < query.groups.length; at += 1) {
const found = longestForm(query.groups, at, synonyms);
if (found) {
const words = query.groups.slice(at, at + found.length).flatMap((group) => group[0].words);
const others = found.others.map(phraseOf);
query.groups.splice(at, found.length, [{ words, phrase: false }, ...others]);
}
}
};

const longestForm = (groups, at, synonyms) => {
let best = null;
for (const [form, forms] of synonyms.flatMap((some) => some.map((one) => [one, some]))) {
const words = luutru.words(form);
const fits = words.every((word, i) => {
const group = groups[at + i];
return group && group.length === 1 && !group[0].phrase && group[0].words.length === 1 &&
luutru.fits(word, group[0].words[0]);
});
if (fits && (!best || words.length > best.length)) {
best = { length: words.length, others: forms.filter((other) => other !== form) };
}
}
return best;
};


const WRITTEN = new RegExp([
"(?:ngày\\s+)?(\\d{1,2})\\s+tháng\\s+(\\d{1,2})\\s+năm\\s+(\\d{4})",
"(?:ngày\\s+)?(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})",
"(?:ngày\\s+)?(\\d{4})-(\\d{1,2})-(\\d{1,2})",
"(?:tháng\\s+)?(\\d{1,2})[-/](\\d{4})", "tháng\\s+(\\d{1,2})\\s+năm\\s+(\\d{4})",
"(?:năm\\s+)?((?:19|20)\\d{2})"
].map((form) => `(?:${form})`).join("|"), "giu");

const takeDates = (query, text) => {
const shadow = text.replace(/["“”][^"“”]*["“”]?|(?:^|\s)-\S+|[\p{L}-]+:\S+/gu, (some) => "\u0001".repeat(some.length));
let rest = text;
for (const found of shadow.matchAll(WRITTEN)) {
const [from, to] = [found.index, found.index + found[0].length];
if (/\S/.test(shadow[from - 1] || " ") || /[^\s,;]/.test(shadow[to] || " ")) { continue; }
const group = readWritten(found.slice(1).filter((number) => number !== undefined).map(Number));
if (!group) { continue; }
Object.assign(group.date, { from, to });
query.groups.push(group);
rest = rest.slice(0, from) + " ".repeat(to - from) + rest.slice(to);
}
return rest;
};

const readWritten = (numbers) => {
const [day, month, year] = numbers[0] > 999 ? [numbers[2] || 0, numbers[1] || 0, numbers[0]]
: numbers.length === 3 ? numbers : [0, numbers[0], numbers[1]];
const range = dayRange(year, month, day);
if (!range || (numbers.length > 1 && !month)) { return null; }
const two = (number) => String(number).padStart(2, "0");
const said = !month ? [`${year}`]
: !day ? [`${month} ${year}`, `${two(month)} ${year}`, `tháng ${month} năm ${year}`]
: [`${day} ${month} ${year}`, `${two(day)} ${two(month)} ${year}`, `${two(day)} ${month} ${year}`,
`${day} ${two(month)} ${year}`, `${day} tháng ${month} năm ${year}`, `${two(day)} tháng ${month} năm ${year}`];
const date = { name: [day, month, year].filter(Boolean).join("/"), kind: day ? "day" : month ? "month" : "year" };
return Object.assign([{ range, words: [], phrase: false }, ...Array.from(new Set(said), phraseOf)], { date });
};

const readTest = (facet, value) => {
const years = facet === "nam" && value.match(YEARS);
if (years && (years[1] || years[2])) { return { from: Number(years[1] || 0), to: Number(years[2] || 9999) }; }
return { slug: luutru.slug(value) };
};

const withoutUnit = (slug) => slug.replace(UNIT, "");

luutru.passes = (value, tests, name = "", short = []) => tests.some((test) => {
if (test.slug === undefined) { return Number(value) >= test.from && Number(value) <= test.to; }
const slug = luutru.slug(value);
const said = test.ticked ? [slug] : [slug, luutru.slug(name), luutru.slug(name.replace(/ \(.*/, ""))];
if (!test.ticked && short.includes(test.slug.replace(/-/g, ""))) { return true; }
return said.some((one) => one === test.slug || withoutUnit(one) === test.slug || one === withoutUnit(test.slug));
});

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const dayOf = (year, month, day) => {
let before = 0;
for (let i = 1; i < month; i += 1) { before += MONTH_DAYS[i - 1]; }
const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
return year * 1000 + before + day + (leap && month > 2 ? 1 : 0);
};

const DATES = [
[/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, [1, 2, 3]],
[/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, [3, 2, 1]],
[/^(\d{1,2})[-/.](\d{4})$/, [2, 1, 0]],
[/^(\d{4})[-/.](\d{1,2})$/, [1, 2, 0]],
[/^(\d{4})$/, [1, 0, 0]]
];

luutru.readDate = (text) => {
for (const [form, [y, m, d]] of DATES) {
const found = text.trim().match(form);
if (found) {
const [year, month, day] = [y, m, d].map((place) => (place ? Number(found[place]) : 0));
return dayRange(year, month, day);
}
}
return null;
};

const dayRange = (year, month, day) => {
if (year < 1000 || month > 12 || day > 31) { return null; }
if (!month) { return [dayOf(year, 1, 1), dayOf(year, 12, 31)]; }
return day ? [dayOf(year, month, day), dayOf(year, month, day)]
: [dayOf(year, month, 1), dayOf(year, month + 1, 0)];
};
})();
(() => {
"use strict";

const TRAIL = "luutru-danh-sach";

const markWords = (element, query) => {
const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
const texts = [];
while (walker.nextNode()) { texts.push(walker.currentNode); }
texts.filter((node) => !node.parentElement.closest("[aria-labelledby=neo], mark")).forEach((node) => {
const pieces = luutru.highlight(node.data, query);
if (!pieces.some(([, marked]) => marked)) { return; }
node.replaceWith(...luutru.pieces(pieces));
});
};

luutru.followTrail = (article, turn) => {
const [name, list, hits] = JSON.parse(sessionStorage.getItem(TRAIL) || "[]");
const place = hits.findIndex(([address]) => address === location.href.split("#")[0]);
const query = luutru.parseQuery(new URL(list).searchParams.get("q") || "");
article.querySelectorAll("h1, .text").forEach((part) => { markWords(part, query); });
const next = hits[place + 1];
article.prepend(luutru.make("p", { "class": "trail note" }, [
luutru.make("a", { href: list }, [`← ${name}`]), ` · ${place + 1}/${hits.length}`,
...(next ? [" · ", luutru.make("a", { href: next[0] }, [`${turn.dataset.next} →`])] : [])
]));
};

if (typeof document.querySelector === "function") {
const article = document.querySelector("article");
const turn = document.querySelector(".turn[data-next]");
if (article && turn) { window.addEventListener("load", () => { luutru.followTrail(article, turn); }); }
}
})();
