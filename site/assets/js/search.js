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

const marksFit = (spelled, typed, plain) => {
if (typed === plain || spelled === typed) { return true; }
const letters = Array.from(spelled);
const asked = Array.from(typed);
return asked.every((letter, i) => letter === letters[i] || letter === foldLetter(letter));
};

const fnv = (text) => {
let value = 0x811c9dc5;
for (let i = 0; i < text.length; i += 1) { value = Math.imul(value ^ text.charCodeAt(i), 0x01000193); }
return value >>> 0;
};

const hashWord = (word, bits) => {
const value = fnv(word);
return (value ^ value >>> bits) & (1 << bits) - 1;
};

luutru.pairPlace = (index, first, second) => {
const hash = hashWord(first, index.wordBits) * index.pairFactor + hashWord(second, index.wordBits);
return hash % (index.pairFiles * index.residues);
};
})();
(() => {
"use strict";

const FORMAT = 4;
const TEXTS_KEPT = 1500;

const asked = new Map();
const arrived = new Map();
let folder = "assets/search/";

luutru.setRoot = (root) => { folder = `${root}assets/search/`; };

luutru.shard = (name, value) => { arrived.set(name, value); };

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

luutru.loadIndex = async () => {
const index = await luutru.load("index");
if (index.format !== FORMAT) { throw new Error(`format ${index.format}`); }
return index.size === undefined ? readIndex(index) : index;
};

const readIndex = (index) => {
index.borders = index.borders.split(" ");
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
"passages"];
const kept = new Map();

luutru.loadTexts = async (index, numbers) => {
const nameOf = (number) => `d${number >> index.textsShift}`;
const files = await Promise.all(numbers.map((number) => luutru.load(nameOf(number))));
return new Map(numbers.map((number, i) => {
keep(nameOf(number));
return [number, readText(files[i][number])];
}));
};

const readText = (row) => {
if (!row.url) { FIELDS.forEach((name, i) => { row[name] = row[i]; }); }
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
return (await Promise.all(names.map(luutru.load))).flatMap(Object.entries);
};

const pairLists = new Map();

luutru.loadPair = async (index, first, second) => {
const place = luutru.pairPlace(index, first, second);
const name = `b${place % index.pairFiles}`;
const text = await luutru.load(name);
if (!pairLists.has(name)) { pairLists.set(name, text.split(" ")); }
const there = new Uint8Array(index.size);
luutru.readList(pairLists.get(name)[Math.floor(place / index.pairFiles)], index.numberBase)
.forEach((number) => { there[number] = 1; });
return there;
};
})();
(() => {
"use strict";

const PART = /(-?)(?:([\p{L}][\p{L}\p{M}-]*):)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/gu;
const OR = /^(OR|HOẶC)$/u;
const OPERATORS = {
"quan": "quan", "huyen": "quan", "quan-huyen": "quan", "district": "quan",
"nam": "nam", "year": "nam",
"chu-de": "chu-de", "chude": "chu-de", "topic": "chu-de",
"bao": "bao", "outlet": "bao",
"phuong": "phuong", "xa": "phuong", "phuong-xa": "phuong", "ward": "phuong",
"tac-gia": "tac-gia", "tacgia": "tac-gia", "author": "tac-gia",
"tu": "tu", "tu-ngay": "tu", "from": "tu", "den": "den", "den-ngay": "den", "to": "den"
};
const YEARS = /^(\d{4})?(?:\.\.+|-|–|…)(\d{4})?$/;

luutru.FACETS = ["quan", "phuong", "nam", "chu-de", "bao", "tac-gia"];
const UNIT = /^(phuong|xa|thi-tran)-/;

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

const readOperator = (query, [whole, minus, name, quoted, plain]) => {
const value = quoted === undefined ? plain : quoted;
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
const [whole, minus, , quoted, plain] = part;
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
if (THOUSANDS.test(value)) { return [[{ words, phrase: false }, phraseOf(value.replace(/\D/g, ""))]]; }
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
synonyms.forEach((forms) => forms.forEach((form) => {
const words = luutru.words(form);
const fits = words.every((word, i) => {
const group = groups[at + i];
return group && group.length === 1 && !group[0].phrase && group[0].words.length === 1 &&
luutru.fits(word, group[0].words[0]);
});
if (fits && (!best || words.length > best.length)) {
best = { length: words.length, others: forms.filter((other) => other !== form) };
}
}));
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
const group = [{ range, words: [], phrase: false }, ...Array.from(new Set(said), phraseOf)];
group.date = { name: [day, month, year].filter(Boolean).join("/"), kind: day ? "day" : month ? "month" : "year" };
return group;
};

const readTest = (facet, value) => {
const years = facet === "nam" && value.match(YEARS);
if (years && (years[1] || years[2])) { return { from: Number(years[1] || 0), to: Number(years[2] || 9999) }; }
return { slug: luutru.slug(value) };
};

luutru.passes = (value, tests) => tests.some((test) => {
if (test.slug === undefined) { return Number(value) >= test.from && Number(value) <= test.to; }
const slug = luutru.slug(value);
return test.slug === slug || test.slug === slug.replace(UNIT, "");
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

luutru.readFilters = async (index, query, chosen) => {
const failed = new Uint8Array(index.size);
await Promise.all(luutru.FACETS.map(async (facet, bit) => {
const ticked = Array.from(chosen[facet] || [], (value) => ({ slug: luutru.slug(value) }));
const unwanted = query.unfilters[facet] || [];
for (const some of [query.filters[facet], ticked]) {
if (some && some.length) { refuse(failed, 1 << bit, await mark(index, facet, some), 0); }
}
if (unwanted.length) { refuse(failed, 1 << bit, await mark(index, facet, unwanted), 1); }
}));
if (query.from || query.to) {
const { day } = await luutru.loadDays(index);
const passing = day.map((one) => Number(one > 0 && one >= query.from && (!query.to || one <= query.to)));
refuse(failed, 1 << luutru.FACETS.length, passing, 0);
}
return failed;
};

const refuse = (failed, bit, marked, refused) => {
marked.forEach((one, number) => { if (one === refused) { failed[number] |= bit; } });
};

const mark = async (index, facet, tests) => {
const marked = new Uint8Array(index.size);
if (facet === "nam") {
const passing = new Map(index.years.map(([year]) => [year, luutru.passes(luutru.yearValue(year), tests)]));
return marked.map((_, number) => Number(passing.get(index.year[number])));
}
const values = await luutru.loadFacet(index, facet);
Object.keys(values).filter((value) => luutru.passes(value, tests)).forEach((value) => {
values[value].forEach((number) => { marked[number] = 1; });
});
return marked;
};

luutru.yearValue = (year) => (year ? String(year).padStart(4, "0") : "khong-ro");

luutru.countFacet = async (index, facet, counts) => {
const totals = {};
if (facet === "nam") {
const years = new Map();
index.year.forEach((year, number) => { if (counts(number)) { years.set(year, (years.get(year) || 0) + 1); } });
return Object.fromEntries(Array.from(years, ([year, total]) => [luutru.yearValue(year), total]));
}
Object.entries(await luutru.loadFacet(index, facet)).forEach(([value, numbers]) => {
totals[value] = numbers.reduce((sum, number) => sum + (counts(number) ? 1 : 0), 0);
});
return totals;
};
})();
(() => {
"use strict";

const TIERS = { TITLE: 1, LEAD: 2, REST: 3, NEAR_TITLE: 4, NEAR_LEAD: 5, BESIDE: 6, SCATTERED: 7 };
luutru.TIERS = TIERS;

luutru.unitsOf = (query) => query.groups.filter((group) => !group.date).flatMap((group) =>
(group.length > 1 ? [group.map(({ words }) => words)] : group[0].words.map((word) => [[word]])));

luutru.spansOf = (unit, placesOf) => {
if (luutru.isWordUnit(unit)) { return placesOf(unit[0][0]).map((place) => [place, place + 1]); }
return unit.flatMap((words) => {
const [first, ...others] = words.map(placesOf);
return first.filter((place) => others.every((places, i) => places.includes(place + i + 1)))
.map((place) => [place, place + words.length]);
});
};

luutru.isWordUnit = (unit) => unit.length === 1 && unit[0].length === 1;

luutru.isRun = (spans) => {
if (!spans.every((some) => some.length)) { return false; }
let ends = spans[0].map(([, to]) => to);
for (let i = 1; i < spans.length && ends.length; i += 1) {
ends = spans[i].filter(([from]) => ends.includes(from)).map(([, to]) => to);
}
return ends.length > 0;
};

luutru.nearTier = (title, lead) => {
if (luutru.isRun(title)) { return TIERS.TITLE; }
if (luutru.isRun(lead)) { return TIERS.LEAD; }
if (title.every((spans) => spans.length)) { return TIERS.NEAR_TITLE; }
return title.every((spans, i) => spans.length || lead[i].length) ? TIERS.NEAR_LEAD : TIERS.SCATTERED;
};

luutru.tierOf = (near, units, isRest, isLinked) => {
if (near === TIERS.TITLE || near === TIERS.LEAD) { return near; }
if (isRest()) { return TIERS.REST; }
if (near !== TIERS.SCATTERED) { return near; }
const linked = units.slice(1).map((_, i) => isLinked(i));
return units.every((_, i) => linked[i - 1] || linked[i]) ? TIERS.BESIDE : TIERS.SCATTERED;
};


const placesIn = (field) => {
const known = new Map();
return (asked) => {
if (!known.has(asked)) { known.set(asked, findWord(field, asked)); }
return known.get(asked);
};
};

const findWord = (field, asked) => {
asked.known = asked.known || new Map();
const places = [];
field.forEach((word, place) => {
let fits = asked.known.get(word);
if (fits === undefined) {
fits = luutru.isWord(word, asked);
asked.known.set(word, fits);
}
if (fits) { places.push(place); }
});
return places;
};

const fieldsOf = (text) => {
const [lead, ...rest] = text.passages.map((passage) => passage[1]);
return [text.title, lead || "", ...rest, ...text.authors, text.outletName].map(luutru.forms);
};

luutru.tierInText = (text, units) => {
const fields = fieldsOf(text).map((field) => {
const placesOf = placesIn(field);
return units.map((unit) => luutru.spansOf(unit, placesOf));
});
return luutru.tierOf(luutru.nearTier(fields[0], fields[1]), units, () => fields.slice(2).some(luutru.isRun),
(i) => fields.some((spans) => luutru.isRun(spans.slice(i, i + 2))));
};

luutru.textHas = (text, query, isIn) => {
const fields = fieldsOf(text).map(placesIn);
const has = ({ words, phrase, range }) => (range ? isIn(range)
: phrase ? fields.some((placesOf) => luutru.spansOf([words], placesOf).length)
: words.every((word) => fields.some((placesOf) => placesOf(word).length)));
return query.groups.every((group) => group.some(has)) && !query.without.some(has);
};
})();
(() => {
"use strict";

const PREFIX_FILES = 4;
const PREFIX_LENGTH = 2;
const NOWHERE = [];
luutru.IN_TITLE = 1;
luutru.IN_LEAD = 2;
luutru.IN_REST = 3;

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

luutru.isWord = (word, asked) => (asked.prefix ? luutru.continues(word, asked) : luutru.fits(word, asked));

luutru.loadLink = async (index, first, second) =>
(second.prefix ? new Uint8Array(index.size).fill(1) : luutru.loadPair(index, first.folded, second.folded));
})();
(() => {
"use strict";

const { TIERS } = luutru;
const PAIRS_FIRST = 2;
const FEW = 6;
const FEW_OF_LONG = 12;
const LONG = 4;
const SAMPLE = 100;
const MOST_LOOKS = 4000;
const LOOKS_AT_ONCE = 64;
const MOST_ROUNDS = 40;

luutru.searchExactly = async (request) => {
const index = await luutru.loadIndex();
const query = luutru.parseQuery(request.text, index.synonyms);
luutru.addDates(query, request.dates || {});
if (needsDays(query, request.chosen || {})) { await luutru.loadDays(index); }
const [words, failed] = await Promise.all([
luutru.loadWords(index, query, Boolean(request.typing)), luutru.readFilters(index, query, request.chosen || {})
]);
const answer = new Answer(index, query, request.order || "best", words);
answer.match(failed, await loadPhrases(index, query, words));
return answer;
};

const needsDays = (query, chosen) => query.groups.some((group) => group.date && group.date.kind !== "year") ||
!(query.groups.some((group) => !group.date) || luutru.FACETS.some((facet) =>
facet !== "nam" && (query.filters[facet] || (chosen[facet] || new Set()).size)));

const alternativesOf = (query) => query.groups.flat().concat(query.without);

const loadPhrases = async (index, query, words) => {
const links = new Map();
const phrases = alternativesOf(query).filter((one) => one.phrase && one.words.every((word) => words.get(word).count));
await Promise.all(phrases.map(async (one) => {
links.set(one, await Promise.all(one.words.slice(1).map((word, i) => luutru.loadLink(index, one.words[i], word))));
}));
return links;
};

class Answer {
constructor(index, query, order, words) {
Object.assign(this, { index, query, order, words });
this.units = luutru.unitsOf(query);
this.states = new Uint8Array(index.size);
this.matched = new Uint8Array(index.size);
this.tiers = new Uint8Array(index.size);
this.sure = new Uint8Array(index.size);
this.read = new Uint8Array(index.size);
this.near = new Uint8Array(index.size);
this.doubting = false;
}

match(failed, phrases) {
const { index, query, states, matched, words } = this;
this.failed = failed;
matched.set(matchAll(query, index, (one) => statesOf(one, index, words, phrases)));
matched.forEach((state, number) => { states[number] = failed[number] ? 0 : state; });
this.ranked = this.order === "best" && this.units.length > 0;
this.links = this.ranked ? this.planLinks() : [];
this.layers = this.ranked ? this.readLayers() : null;
this.rankAll();
}

planLinks() {
const { units } = this;
const found = this.found();
if (found.length <= this.few()) { return []; }
return units.slice(1).map((unit, at) => ({ at, pair: [units[at], unit], there: null }))
.filter(({ pair }) => pair.every(luutru.isWordUnit))
.map(({ at, pair }) => ({ at, words: pair.map(([[word]]) => word), there: null, share: this.shareOf(at, found) }))
.sort((a, b) => a.share - b.share);
}

few() { return this.units.length < LONG ? FEW : FEW_OF_LONG; }

shareOf(at, found) {
let [both, beside] = [1, 0];
found.slice(-SAMPLE).forEach((number) => {
const spans = this.spansAt(number, 1, at);
both += Number(spans.every((some) => some.length > 0));
beside += Number(luutru.isRun(spans));
});
return beside / both;
}

spansAt(number, field, at) {
const units = at === undefined ? this.units : this.units.slice(at, at + 2);
return units.map((unit) => luutru.spansOf(unit, (word) => this.words.get(word).near(field, number)));
}

readLayers() {
const { words, states } = this;
const layers = new Uint8Array(states.length);
this.units.forEach((unit) => {
const [form] = unit;
for (let number = 0; number < layers.length; number += 1) {
if (!states[number]) { continue; }
const layer = luutru.isWordUnit(unit) ? words.get(form[0]).layers[number] : luutru.IN_TITLE;
layers[number] = Math.max(layers[number], layer || luutru.IN_REST);
}
});
return layers;
}

rankAll() {
this.found().forEach((number) => { this.rankOne(number); });
}

rankOne(number) {
if (this.read[number]) { return; }
const tier = this.ranked ? this.bestTier(number) : 0;
this.tiers[number] = tier;
this.sure[number] = Number(this.states[number] === 2 && (this.doubting || ![TIERS.REST, TIERS.BESIDE].includes(tier) ||
isWord(this.units)));
}

bestTier(number) {
const { units, words, links, near, doubting } = this;
if (isWord(units)) { return words.get(units[0][0][0]).layers[number]; }
if (!near[number]) {
near[number] = this.layers[number] > luutru.IN_LEAD ? TIERS.SCATTERED
: luutru.nearTier(this.spansAt(number, 0), this.spansAt(number, 1));
}
const may = (link) => !doubting && (!link || !link.there || Boolean(link.there[number]));
return luutru.tierOf(near[number], units, () => !doubting && links.every(may), (at) =>
may(links.find((link) => link.at === at)) || [0, 1].some((field) => luutru.isRun(this.spansAt(number, field, at))));
}

async top(amount) {
let moved = false;
for (let round = 1; ; round += 1) {
const first = this.rank().slice(0, amount);
const link = this.links.find(({ there }) => !there);
if (first.every((number) => this.sure[number])) { return this.show(first); }
if (link && (moved || round <= PAIRS_FIRST)) {
link.there = await luutru.loadLink(this.index, ...link.words);
} else {
const all = this.found();
moved = await this.lookAt(all.length <= this.few() ? all : first);
this.doubting = round > MOST_ROUNDS;
}
this.rankAll();
}
}

async show(numbers) {
const texts = await luutru.loadTexts(this.index, numbers);
return numbers.map((number) => ({ number, tier: this.tiers[number], text: texts.get(number) }));
}

async lookAt(numbers) {
const texts = await luutru.loadTexts(this.index, numbers);
return numbers.filter((number) => this.look(number, texts.get(number))).length > 0;
}

found() {
const numbers = [];
for (let number = 0; number < this.states.length; number += 1) {
if (this.states[number]) { numbers.push(number); }
}
return numbers;
}

rank() {
const numbers = this.found();
if (this.order !== "oldest") { numbers.reverse(); }
const tiers = [];
numbers.forEach((number) => { (tiers[this.tiers[number]] = tiers[this.tiers[number]] || []).push(number); });
return tiers.flat();
}

look(number, text) {
const { states, tiers, sure, read, units } = this;
if (read[number]) { return false; }
const before = tiers[number];
if (states[number] === 1) { this.decide(number, text); }
if (this.ranked) { tiers[number] = luutru.tierInText(text, units); }
[read[number], sure[number]] = [1, 1];
return !states[number] || tiers[number] !== before;
}

decide(number, text) {
const found = luutru.textHas(text, this.query, (range) => isIn(this.index, range, number));
this.states[number] = found && this.states[number] ? 2 : 0;
this.matched[number] = found ? 2 : 0;
}

total() { return this.found().length; }

async settle() {
const doubtful = [];
this.states.forEach((state, number) => { if (state === 1) { doubtful.push(number); } });
for (let i = 0; i < Math.min(doubtful.length, MOST_LOOKS); i += LOOKS_AT_ONCE) {
const some = doubtful.slice(i, i + LOOKS_AT_ONCE);
const texts = await luutru.loadTexts(this.index, some);
some.forEach((number) => { if (this.states[number] === 1) { this.decide(number, texts.get(number)); } });
}
return this.total();
}

count(facet) {
const others = ~(1 << luutru.FACETS.indexOf(facet));
return luutru.countFacet(this.index, facet, (number) => this.matched[number] && !(this.failed[number] & others));
}
}

const matchAll = (query, index, statesOfOne) => {
const all = new Uint8Array(index.size);
for (let number = 0; number < all.length; number += 1) { all[number] = index.day && index.day[number] < 0 ? 0 : 2; }
query.groups.forEach((group) => {
const [first, ...others] = group.map(statesOfOne);
others.forEach((other) => { combine(first, other, Math.max); });
combine(all, first, Math.min);
});
query.without.forEach((one) => { combine(all, statesOfOne(one), (state, unwanted) => Math.min(state, 2 - unwanted)); });
return all;
};

const combine = (into, other, choose) => {
for (let number = 0; number < into.length; number += 1) { into[number] = choose(into[number], other[number]); }
};

const statesOf = (one, index, words, phrases) => {
const states = new Uint8Array(index.size).fill(2);
if (one.range) { return states.map((_, number) => (isIn(index, one.range, number) ? 2 : 0)); }
one.words.forEach((word) => { combine(states, words.get(word).layers, (state, layer) => (layer ? state : 0)); });
if (!one.phrase || one.words.length === 1) { return states; }
return states.map((state, number) => {
const near = () => [0, 1].some((field) =>
luutru.spansOf([one.words], (word) => words.get(word).near(field, number)).length);
return state && (near() ? 2 : Number(phrases.get(one).every((link) => link[number])));
});
};

const isWord = (units) => units.length === 1 && luutru.isWordUnit(units[0]);

const isIn = (index, [from, to], number) => {
const day = index.day ? index.day[number] : index.year[number] * 1000 + 1;
return day >= from && day <= to;
};
})();
(() => {
"use strict";

const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

const csv = (texts, words) => [
[words.title, words.dates, words.bao, words["tac-gia"], words.address],
...texts.map((text) => [text.title, text.date, text.outletName, text.authors.join("; "), text.href])
].map((row) => row.map(cell).join(",")).join("\r\n");

const saveReferences = async (format, texts) => {
const site = window.luutruSite;
if (!site.references) { await site.load("references.js"); }
const { complete, saveItems } = site.references;
const items = texts.map((text) => complete({
id: `luutru-${text.url.replace(/^.*\/|\.html$/g, "")}`, author: text.authors.length ? text.authors : undefined,
"container-title": text.outletName, URL: site.base ? undefined : text.href
}, { title: text.title, path: text.url, day: text.date }));
saveItems(format, items, "tim-kiem");
};

luutru.EXPORTS = ["CSV", "BibTeX", "RIS", "CSL-JSON"];

luutru.saveList = (format, texts, words) => {
if (format !== "CSV") { return saveReferences(format, texts); }
const data = new Blob([`\ufeff${csv(texts, words)}`], { type: "text/csv;charset=utf-8" });
const link = luutru.make("a", { href: URL.createObjectURL(data), download: "tim-kiem.csv" });
link.click();
setTimeout(() => { URL.revokeObjectURL(link.href); }, 1000);
};
})();
(() => {
"use strict";

const SYLLABLE = /^(ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$/;
const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const TELEX = { aa: "â", aw: "ă", ee: "ê", oo: "ô", ow: "ơ", uw: "ư", dd: "đ", w: "ư" };
const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
const VNI = { a6: "â", e6: "ê", o6: "ô", a8: "ă", o7: "ơ", u7: "ư", d9: "đ" };

luutru.isSyllable = (letters) => SYLLABLE.test(letters);

luutru.decodeKeys = (word) => {
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
(() => {
"use strict";

const BARS = "▁▂▃▄▅▆▇█";
const UNIT = /^(quan|huyen|thi xa|phuong|xa|thi tran|bao) /;
const SUGGESTIONS = 8;
const NAMED = ["quan", "phuong", "chu-de", "bao"];
const SEARCH = "tim-kiem.html";

const listNames = (index, authors) => {
const named = NAMED.flatMap((facet) => Object.entries(index.labels[facet] || {}).map(([value, name]) => ({ facet, value, name })));
const people = Object.keys(authors || {}).map((name) => ({ facet: "tac-gia", value: name, name }));
return named.concat(people).map((one) => ({ ...one, words: luutru.words(one.name.replace(/ \(.*\)$/, "")) }));
};

const dropUnit = (words) => {
const unit = UNIT.exec(`${words.map((word) => word.folded).join(" ")} `);
const length = unit ? unit[1].split(" ").length : 0;
return length < words.length ? words.slice(length) : words;
};

const stands = (words, run) => run.some((_, at) => words.every((word, i) => run[at + i] && luutru.fits(word, run[at + i])));

const yearsOf = (index, numbers) => {
const years = new Map();
numbers.forEach((number) => {
const year = index.year[number];
if (year) { years.set(year, (years.get(year) || 0) + 1); }
});
return years;
};

const drawYears = (years) => {
const [first, last] = [Math.min(...years.keys()), Math.max(...years.keys())];
const most = Math.max(...years.values());
const bars = [];
for (let year = first; year <= last; year += 1) {
bars.push(years.has(year) ? BARS[Math.ceil(years.get(year) / most * BARS.length) - 1] : " ");
}
return { span: first === last ? `${first}` : `${first}–${last}`, bars: bars.join("") };
};

const BORDER = { spelled: "", folded: "", typed: "" };

const wordsOf = (query) => query.groups.filter((group) => !group.date).flatMap((group) =>
(group.length > 1 || group[0].phrase ? [BORDER] : group[0].words));

const planCards = (index, query) => {
const run = wordsOf(query);
const found = listNames(index).map((one) => ({ ...one, core: one.facet === "chu-de" ? one.words : dropUnit(one.words) }))
.filter(({ core }) => core.length && stands(core, run)).sort((a, b) => b.core.length - a.core.length);
const cards = found.map(({ facet, value, name }) => ({ facet, value, name, year: 0, href: `${index.pages[facet]}${value}.html` }));
const years = query.groups.flatMap((group) => (group.date && group.date.kind === "year" ? [group.date.name] : []));
years.filter((year) => index.years.some(([other]) => other === Number(year))).forEach((name) => {
const year = Number(name);
cards.unshift({ facet: "nam", value: name, name, year, href: `${index.pages.nam}${name}.html` });
found.filter(({ facet }) => facet === "quan").forEach((one) => {
cards.unshift({ ...one, name: `${one.name}, ${name}`, year, href: `${index.pages.quan}${one.value}/${name}.html` });
});
});
return cards;
};

const countCard = async (index, card) => {
if (card.facet === "nam") { return { ...card, total: index.years.find(([year]) => year === card.year)[2], span: "", bars: "" }; }
const all = (await luutru.loadFacet(index, card.facet))[card.value] || [];
const numbers = card.year ? all.filter((number) => index.year[number] === card.year) : all;
const years = card.year ? new Map() : yearsOf(index, numbers);
return { ...card, total: numbers.length, ...(years.size ? drawYears(years) : { span: "", bars: "" }) };
};

luutru.nameCards = (index, query, most) => planCards(index, query).slice(0, most);

luutru.findCards = async (index, query, most) => {
const cards = await Promise.all(planCards(index, query).slice(0, 2 * most).map((card) => countCard(index, card)));
return cards.filter(({ total }) => total).slice(0, most);
};

luutru.findAuthors = async (index, query, hits) => {
const run = wordsOf(query);
const named = new Set(hits.flatMap(({ text }) => text.authors).filter((name) => {
const words = luutru.words(name);
return words.length > 1 && stands(words, run);
}));
if (!named.size) { return []; }
return Promise.all(Array.from(named, (name) =>
countCard(index, { facet: "tac-gia", value: name, name, year: 0, href: `${SEARCH}?tac-gia=${encodeURIComponent(name)}` })));
};

luutru.suggestNames = (index, text, authors) => {
const typed = luutru.words(text);
if (!typed.length || text.length < 2) { return []; }
const last = typed.length - 1;
const begins = (words) => words.some((_, at) => typed.every((word, i) => words[at + i] &&
(i === last ? luutru.continues(words[at + i], word) : luutru.fits(words[at + i], word))));
return listNames(index, authors).filter(({ words }) => begins(words)).slice(0, SUGGESTIONS);
};
})();
(() => {
"use strict";

const MOST_GUESSES = 40;
const FEW = 3;
const FAR_LESS = 1000;
const MORE = 5;

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

const splitWords = async (answer) => {
const unknown = wordsOf(answer.query).filter((word) => !answer.words.get(word).count);
const parts = new Map();
await Promise.all(unknown.map(async (word) => { parts.set(word, await splitWord(word.spelled) || await splitAnywhere(word.spelled)); }));
const found = unknown.filter((word) => parts.get(word));
return found.length ? replaceWords(answer.query, found, (word) => parts.get(word)) : null;
};

const splitWord = async (word) => {
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

const splitAnywhere = async (word) => {
const texts = Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => `${word.slice(0, i + 2)} ${word.slice(i + 2)}`);
const totals = await Promise.all(texts.map((text) => totalOf(`"${text}"`)));
const most = Math.max(0, ...totals);
return most ? texts[totals.indexOf(most)] : null;
};

const totalOf = async (text) => (await luutru.searchExactly({ text, order: "newest" })).total();

const guess = async (request, answer) => {
let best;
for (const word of wordsOf(answer.query)) {
if (answer.words.get(word).count * FAR_LESS > answer.index.articles) { continue; }
for (const other of luutru.nearSpellings(word.folded).slice(0, MOST_GUESSES)) {
const text = replaceWords(answer.query, [word], () => other);
const total = (await luutru.searchExactly({ ...request, text, order: "newest" })).total();
if (total > answer.total() * MORE && (!best || total > best.total)) { best = { text, total, word: other }; }
}
}
return best || typedResidue(request, answer);
};

const typedResidue = async (request, answer) => {
const words = wordsOf(answer.query);
const forms = new Map();
await Promise.all(words.map(async (word) => { forms.set(word, await decodeKnown(word)); }));
const text = replaceWords(answer.query, words, (word) => forms.get(word));
if (text === answer.query.text) { return undefined; }
const total = (await luutru.searchExactly({ ...request, text, order: "newest" })).total();
return total > answer.total() ? { text, total, word: text } : undefined;
};

const decodeKnown = async (word) => {
const decoded = luutru.decodeKeys(word.typed);
if (decoded === word.typed) { return decoded; }
const fewer = Array.from(decoded, (letter) => (letter === "đ" ? letter : luutru.fold(letter))).join("");
for (const form of [decoded, fewer]) { if (await totalOf(`"${form}"`)) { return form; } }
return word.typed;
};
})();
(() => {
"use strict";

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

const VALUES_SHOWN = 8;

const make = (name, attributes, children) => {
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
luutru.make = make;

const pieces = (list) => list.map(([text, marked]) => (marked ? make("mark", {}, [text]) : text));

luutru.makeHit = (hit, context) => {
const { text } = hit;
const href = context.root + text.url;
const facts = [text.outletName, text.dateText, text.districts.map((slug) => nameOf("quan", slug, context)).join(", ")];
const title = make("a", { href, lang: "vi" }, pieces(luutru.highlight(text.title, context.query)));
return make("li", { "class": "card hit", "data-result": String(hit.number) }, [
make("h3", {}, [title]),
make("p", { "class": "line" }, facts.filter(Boolean).flatMap((fact, i) =>
[i ? " · " : "", make("bdi", {}, [fact])])),
...makePassage(text, href, context)
]);
};

const makePassage = (text, href, context) => {
const best = luutru.bestPassage(text, context.query);
if (!best) { return []; }
const shown = [best.cutBefore ? "… " : "", ...pieces(best.pieces), best.cutAfter ? " …" : ""];
const link = best.anchor ? [make("a", { href: `${href}#${encodeURIComponent(best.anchor)}` }, shown)] : shown;
return [make("p", { "class": "gist passage", lang: "vi" }, link)];
};

luutru.makeFacet = (facet, counts, context) => {
const ticked = context.chosen[facet];
const values = Object.keys({ ...counts, ...Object.fromEntries(Array.from(ticked, (value) => [value, 0])) })
.filter((value) => counts[value] || ticked.has(value));
values.sort(facet === "nam" ? (a, b) => Number(b) - Number(a) || compare(a, b)
: (a, b) => (counts[b] || 0) - (counts[a] || 0) || compare(a, b));
if (!values.length) { return []; }
const first = values.filter((value, i) => i < VALUES_SHOWN || ticked.has(value));
const rest = values.filter((value, i) => i >= VALUES_SHOWN && !ticked.has(value));
const makeValues = (some) => make("ul", {}, some.map((value) => make("li", {}, [make("label", {}, [
make("input", { type: "checkbox", name: facet, value, checked: ticked.has(value) }),
make("span", {}, [nameOf(facet, value, context)]),
make("span", { "class": "n" }, [context.number(counts[value] || 0)])
])])));
const open = context.facets.querySelector(`details[data-facet="${facet}"][open]`) !== null;
return [make("fieldset", { "class": "facet", "data-facet": facet }, [
make("legend", {}, [context.words[facet]]), makeValues(first),
...(rest.length ? [make("details", { "data-facet": facet, open }, [
make("summary", {}, [context.words.rest.replace("{count}", String(rest.length))]), makeValues(rest)
])] : [])
])];
};

const compare = (a, b) => (a < b ? -1 : Number(a > b));

const nameOf = (facet, value, context) =>
(context.index.labels[facet] || {})[value] || (value === "khong-ro" ? context.words.unknown : value);
luutru.nameOf = nameOf;
})();
(() => {
"use strict";

luutru.ORDERS = ["best", "newest", "oldest"];

luutru.readAddress = () => {
const values = new URLSearchParams(location.search || location.hash.replace(/^#(?=.*=)/, "?"));
const order = values.get("xep") || "";
return {
text: values.get("q") || "",
chosen: Object.fromEntries(luutru.FACETS.map((facet) => [facet, new Set(values.getAll(facet))])),
dates: { tu: values.get("tu") || "", den: values.get("den") || "" },
order: luutru.ORDERS.includes(order) ? order : "best"
};
};

luutru.addressOf = ({ text, chosen, dates, order }) => {
const values = new URLSearchParams();
if (text.trim()) { values.set("q", text.trim()); }
luutru.FACETS.forEach((facet) => { chosen[facet].forEach((value) => { values.append(facet, value); }); });
Object.entries(dates).forEach(([name, day]) => { if (day) { values.set(name, day); } });
if (order !== "best") { values.set("xep", order); }
return values.toString() ? `?${values}` : "";
};

luutru.writeAddress = (asked, push) => {
const search = luutru.addressOf(asked);
if (search === location.search) { return; }
try {
history[push ? "pushState" : "replaceState"](null, "", location.pathname + search);
} catch (refused) { // some browsers keep the address of a local file as it is
location.replace(`#${search.slice(1)}`);
}
};

luutru.keepPlace = (shown, hit) => {
try {
history.replaceState({ shown, y: window.scrollY, hit }, "");
} catch (refused) { /* then Back begins at the top */ }
};

luutru.restorePlace = (place, results) => {
if (!place) { return; }
const link = place.hit && results.querySelector(`[data-result="${place.hit}"] a`);
if (link) { link.focus({ preventScroll: true }); }
window.scrollTo(0, place.y);
};
})();
(() => {
"use strict";

const { make } = luutru;
const LATER = ["phuong", "tac-gia"];

luutru.Filters = class {
constructor({ field, words, say, number, asked, changed }) {
const [facets, chips, opener] = ["facets", "search-chips", "search-open"].map((id) => document.getElementById(id));
Object.assign(this, { field, words, say, number, asked, changed, facets, chips, opener, opened: new Set() });
opener.addEventListener("click", () => { this.open(true); });
facets.addEventListener("keydown", (event) => {
if (event.key === "Escape" && facets.classList.contains("open")) { this.open(false); }
});
facets.addEventListener("change", (event) => { this.change(event.target); });
}

clear() {
this.facets.replaceChildren();
this.chips.replaceChildren();
this.opener.hidden = true;
}

holdPlace() {
if (!this.facets.children.length) { this.facets.append(this.makeOrder()); }
}

open(open) {
this.facets.classList.toggle("open", open);
this.opener.setAttribute("aria-expanded", String(open));
const first = this.facets.querySelector("button, input, select");
if (!open) { this.opener.focus(); } else if (first) { first.focus(); }
}

change(box) {
const { asked } = this;
if (box.id === "order") {
asked.order = box.value;
} else if (box.name in asked.dates) {
asked.dates[box.name] = luutru.readDate(box.value) ? box.value.trim() : "";
} else if (box.checked) {
asked.chosen[box.name].add(box.value);
} else {
asked.chosen[box.name].delete(box.value);
}
this.changed();
}

async show(answer, total, context, isOld) {
const wanted = luutru.FACETS.filter((facet) => !LATER.includes(facet) || this.opened.has(facet) ||
this.asked.chosen[facet].size || answer.query.filters[facet]);
const counted = await Promise.all(wanted.map(async (facet) => [facet, await answer.count(facet)]));
if (isOld()) { return; }
const counts = Object.fromEntries(counted);
const groups = luutru.FACETS.flatMap((facet) => (counts[facet] ? luutru.makeFacet(facet, counts[facet], context)
: Object.keys(context.index.labels[facet] || { some: "" }).length ? [this.makeLater(facet, answer, total, context, isOld)] : []));
this.fill(total || groups.length ? [this.makeClose(total), this.makeOrder(), this.makeDates(), ...groups] : []);
this.showChips(context);
}

makeLater(facet, answer, total, context, isOld) {
const details = make("details", { "class": "facet later" }, [make("summary", {}, [this.words[facet]])]);
details.addEventListener("toggle", () => {
this.opened.add(facet);
this.show(answer, total, context, isOld);
});
return details;
}

fill(elements) {
const { facets } = this;
const active = facets.contains(document.activeElement) ? document.activeElement : null;
facets.replaceChildren(...elements);
const twin = active && Array.from(facets.querySelectorAll("input, select")).find((other) =>
(other.name === active.name && other.name && (other.type === "text" || other.value === active.value)) ||
(active.id && other.id === active.id));
if (twin) { twin.focus(); }
}

makeClose(total) {
const close = make("button", { type: "button", "class": "close" }, [this.say("show_hits", { count: this.number(total) })]);
close.addEventListener("click", () => { this.open(false); });
return make("p", { "class": "closing" }, [close]);
}

makeOrder() {
const select = make("select", { id: "order" }, luutru.ORDERS.map((name) =>
make("option", { value: name, selected: name === this.asked.order }, [this.words[name]])));
return make("p", { "class": "order" }, [make("label", { "for": "order" }, [this.words.order]), select]);
}

makeDates() {
return make("fieldset", { "class": "facet dates" }, [
make("legend", {}, [this.words.dates]),
...["tu", "den"].map((name) => make("label", {}, [
make("span", {}, [this.words[name]]),
make("input", {
type: "text", name, value: this.asked.dates[name], placeholder: this.words.date_example, inputmode: "numeric"
})
]))
]);
}

countChosen() {
const { chosen, dates } = this.asked;
return luutru.FACETS.reduce((sum, facet) => sum + chosen[facet].size, 0) + Object.values(dates).filter(Boolean).length;
}

showChips(context) {
const { asked, words, opener } = this;
opener.hidden = !this.facets.children.length;
opener.textContent = words.filters + (this.countChosen() ? ` (${this.countChosen()})` : "");
const said = context.query.groups.filter(({ date }) => date).map(({ date }) => date);
const made = [
...luutru.FACETS.flatMap((facet) => Array.from(asked.chosen[facet], (value) =>
this.makeChip(luutru.nameOf(facet, value, context), () => { asked.chosen[facet].delete(value); }))),
...said.map((date) => this.makeChip(this.say(`date_${date.kind}`, { date: date.name }), () => { this.unsay([date]); })),
...Object.keys(asked.dates).filter((name) => asked.dates[name]).map((name) =>
this.makeChip(`${words[name]} ${asked.dates[name]}`, () => { asked.dates[name] = ""; }))
];
this.chips.replaceChildren(...(made.length ? [...made, this.makeClear(said)] : []));
}

makeChip(name, remove) {
const chip = make("button", { type: "button", "class": "chip" }, [make("bdi", {}, [name]), " ×"]);
chip.setAttribute("aria-label", this.say("remove", { name }));
chip.addEventListener("click", () => {
remove();
this.changed();
});
return make("li", {}, [chip]);
}

makeClear(said) {
const clear = make("button", { type: "button", "class": "clear" }, [this.words.clear]);
clear.addEventListener("click", () => {
this.unsay(said);
luutru.FACETS.forEach((facet) => { this.asked.chosen[facet].clear(); });
this.asked.dates = { tu: "", den: "" };
this.changed();
});
return make("li", {}, [clear]);
}

unsay(dates) {
this.field.value = [...dates].sort((a, b) => b.from - a.from).reduce((text, { from, to }) =>
`${text.slice(0, from)} ${text.slice(to)}`, this.field.value.normalize("NFC")).replace(/\s+/g, " ").trim();
}
};
})();
(() => {
"use strict";

const { make } = luutru;

luutru.List = class {
constructor({ root, words, say, number, search, more }) {
const [results, notes, cards, nothing] = ["results", "search-notes", "search-cards", "search-empty"]
.map((id) => document.getElementById(id));
Object.assign(this, { root, words, say, number, search, more, results, notes, cards, nothing, hits: [] });
}

clear() {
this.hits = [];
this.empty();
this.notes.replaceChildren();
this.cards.replaceChildren();
}

empty() { Array.from(this.results.children).forEach((child) => { if (child.tagName !== "H2") { child.remove(); } }); }

show(hits, answer, context) {
const { results } = this;
this.hits = hits;
this.empty();
if (!hits.length) {
results.append(this.nothing.content.cloneNode(true));
return;
}
const elements = hits.map((hit) => luutru.makeHit(hit, context));
const border = hits.findIndex((hit) => hit.tier === luutru.TIERS.SCATTERED);
const near = border > 0 ? border : elements.length;
results.append(make("ol", { "class": "cards hits" }, elements.slice(0, near)));
if (near < elements.length) {
results.append(make("p", { "class": "apart" }, [this.say("scattered", { count: this.number(answer.total() - near) })]),
make("ol", { "class": "cards hits", start: near + 1 }, elements.slice(near)));
}
const left = answer.total() - elements.length;
if (left > 0) { results.append(this.makeMore(left)); }
results.append(this.makeExports());
}

makeMore(left) {
const more = make("button", { type: "button", "class": "more" }, [
this.say("more", { count: this.number(Math.min(luutru.STEP, left)) })
]);
more.addEventListener("click", this.more);
return make("p", {}, [more]);
}

makeExports() {
const formats = luutru.EXPORTS.map((format) => {
const button = make("button", { type: "button" }, [format]);
button.addEventListener("click", () => {
luutru.saveList(format, this.hits.map(({ text }) => ({
url: text.url, title: text.title, date: text.date, outletName: text.outletName, authors: text.authors,
href: new URL(this.root + text.url, location.href).href
})), this.words);
});
return button;
});
const link = make("button", { type: "button", "data-copy": "" }, [this.words.copy_link]);  // site.js copies
return make("p", { "class": "exports" }, [this.words.take, " ", ...formats, link]);
}

showCards(named) {
this.cards.replaceChildren(...named.map(({ name, href, total, span, bars }) => make("li", { "class": "place" }, [
make("a", { href: this.root + href }, [name]),
total === undefined ? "" : ` · ${this.say("card", { count: this.number(total) })}`,
span ? ` · ${span} ` : "", ...(bars ? [make("span", { "class": "bars", "aria-hidden": "true" }, [bars])] : [])
])));
}

showNotes({ notes, query }, count) {
const { unmarked, split, offer, meant } = notes;
const made = query.unknown.map((name) => [this.say("unknown_operator", { name })]);
if (unmarked) { made.push([this.words.unmarked]); }
if (split) { made.push([this.say("split", { text: split })]); }
if (meant) {
const [before, after] = this.words.meant.split("{text}");
made.push([before, this.makeLink(meant.text, meant.text), `${after} (${count(meant.total)})`]);
}
if (offer) {
made.push([this.makeLink(offer.text, this.say("offer", { text: offer.text, count: this.number(offer.total) }))]);
}
this.notes.replaceChildren(...made.map((parts) => make("p", {}, parts)));
}

makeLink(text, label) {
const link = make("a", { href: `?q=${encodeURIComponent(text)}` }, [label]);
link.addEventListener("click", (event) => {
event.preventDefault();
this.search(text);
});
return link;
}

links() { return Array.from(this.results.querySelectorAll("[data-result] h3 a")); }
};
})();
(() => {
"use strict";

const { make } = luutru;
const MOST_TITLES = 3;

luutru.Suggestions = class {
constructor({ field, words, take }) {
const box = document.getElementById("search-suggestions");
Object.assign(this, { field, words, take, box, active: -1 });
const roles = [
[field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": box.id, "aria-expanded": "false" }],
[box, { role: "listbox", "aria-label": field.labels[0].textContent }]
];
roles.forEach(([element, attributes]) => {
Object.entries(attributes).forEach(([name, value]) => { element.setAttribute(name, value); });
});
box.addEventListener("mousedown", (event) => {
const option = event.target.closest("[role=option]");
event.preventDefault();
if (option) { this.choose(option); }
});
field.addEventListener("blur", () => { this.close(); });
}

close() {
const { box, field } = this;
box.replaceChildren();
box.hidden = true;
this.active = -1;
field.setAttribute("aria-expanded", "false");
field.removeAttribute("aria-activedescendant");
}

async suggest(text, hits) {
const { field, box, words } = this;
const index = await luutru.loadIndex();
const authors = await luutru.loadFacet(index, "tac-gia");
if (field.value !== text || document.activeElement !== field) { return; }
const names = luutru.suggestNames(index, text, authors).map(({ facet, name }) => [name, words[facet]]);
const titles = hits.slice(0, MOST_TITLES).map((hit) => [hit.text.title, words.title]);
this.active = -1;
box.replaceChildren(...names.concat(titles).map(([name, kind], i) => make("li", {
id: `suggestion-${i}`, role: "option", "aria-selected": "false", "data-text": name
}, [make("span", { lang: "vi" }, [name]), " ", make("small", {}, [kind])])));
box.hidden = !box.children.length;
field.setAttribute("aria-expanded", String(!box.hidden));
}

takeActive() {
const option = this.box.children[this.active];
if (option) { this.choose(option); }
return Boolean(option);
}

choose(option) {
this.close();
this.take(option.getAttribute("data-text"));
}

handle(event) {
if (this.box.hidden) { return false; }
if (event.key === "Escape") {
this.close();
return true;
}
if (event.key !== "ArrowDown" && event.key !== "ArrowUp") { return false; }
event.preventDefault();
this.move(event.key === "ArrowDown" ? 1 : -1);
return true;
}

move(step) {
const { box, field } = this;
const options = Array.from(box.children);
this.active = (this.active + 1 + step + options.length + 1) % (options.length + 1) - 1;
options.forEach((option, i) => { option.setAttribute("aria-selected", String(i === this.active)); });
if (options[this.active]) {
field.setAttribute("aria-activedescendant", options[this.active].id);
options[this.active].scrollIntoView({ block: "nearest" });
} else {
field.removeAttribute("aria-activedescendant");
}
}
};
})();
(() => {
"use strict";

luutru.STEP = 10;
const FIRST = 2;
const PAUSE = 20;
const SETTLED = 500;
const MOST_CARDS = 3;

const form = document.getElementById("search-form");
if (!form) { return; }
const [field, results, status, starters] = ["q", "results", "search-status", "search-starters"]
.map((id) => document.getElementById(id));
const root = results.getAttribute("data-root") || "";
const words = JSON.parse(document.getElementById("search-words").textContent);
luutru.setRoot(root);

const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, words.digit_group);
const say = (key, values) =>
Object.entries(values || {}).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);
const articles = (total) => say(total === 1 ? "found_one" : "found_many", { count: number(total) });

const asked = luutru.readAddress();
let shown = luutru.STEP;
let turns = 0;
let timer = 0;


const changed = () => {
shown = luutru.STEP;
asked.text = field.value;
luutru.writeAddress(asked, true);
ask(false);
};

const search = (text) => {
field.value = text;
changed();
field.focus();
};

const more = async () => {
const place = shown;
shown += luutru.STEP;
await ask(false);
const link = list.links()[place];
if (link) { link.focus(); }
};

const list = new luutru.List({ root, words, say, number, search, more });
const filters = new luutru.Filters({ field, words, say, number, asked, changed });
const suggestions = new luutru.Suggestions({ field, words, take: search });

const rest = () => {
results.removeAttribute("data-total");
list.clear();
filters.clear();
status.textContent = "";
starters.hidden = false;
results.setAttribute("data-state", "idle");
};

const fail = () => {
status.textContent = words.failed;
results.setAttribute("data-state", "failed");
};

const ask = async (typing) => {
const turn = turns += 1;
asked.text = field.value;
if (luutru.parseQuery(asked.text).empty && !filters.countChosen()) { rest(); return; }
starters.hidden = true;
results.setAttribute("data-state", "busy");
try {
const answer = await luutru.search({ ...asked, typing });
if (turn === turns) { await show(answer, typing, () => turn !== turns); }
} catch (error) {
if (turn === turns) { fail(); }
}
};

const show = async (answer, typing, isOld) => {
const { index, query } = answer;
const context = { index, root, words, query, number, chosen: asked.chosen, facets: filters.facets };
filters.holdPlace();
filters.showChips(context);
announce(answer);
list.showCards(luutru.nameCards(index, query, MOST_CARDS));
if (shown === luutru.STEP) {
const first = await answer.top(FIRST);
if (isOld()) { return; }
if (first.length) { list.show(first, answer, context); }
}
const [hits, named] = await Promise.all([answer.top(shown), luutru.findCards(index, query, MOST_CARDS)]);
if (isOld()) { return; }
list.showCards(named);
list.show(hits, answer, context);
const doubtful = answer.total();
const total = await answer.settle();
const settled = total === doubtful ? hits : await answer.top(shown);
const authors = typing ? [] : await luutru.findAuthors(index, query, settled);
if (isOld()) { return; }
if (total !== doubtful) { list.show(settled, answer, context); }
if (authors.length) { list.showCards(authors.concat(named).slice(0, MOST_CARDS)); }
announce(answer);
await filters.show(answer, total, context, isOld);
if (!typing && !isOld()) { results.setAttribute("data-state", "done"); }
};

const announce = (answer) => {
const total = answer.total();
results.setAttribute("data-total", String(total));
status.textContent = articles(total);
const heading = document.querySelector("h1");
if (heading) { heading.setAttribute("data-list", say("trail", { count: number(total), text: field.value.trim() })); }
list.showNotes(answer, articles);
};


field.addEventListener("input", () => {
clearTimeout(timer);
shown = luutru.STEP;
results.setAttribute("data-state", "busy");
timer = setTimeout(() => {
const text = field.value;
ask(true).then(() => suggestions.suggest(text, list.hits)).catch(fail);
timer = setTimeout(() => {
luutru.writeAddress({ ...asked, text: field.value }, false);
ask(false);
}, SETTLED);
}, PAUSE);
});

form.addEventListener("submit", (event) => {
event.preventDefault();
clearTimeout(timer);
if (suggestions.takeActive()) { return; }
suggestions.close();
changed();
});

results.addEventListener("click", (event) => {
const link = event.target.closest("[data-result] a");
if (link) { luutru.keepPlace(shown, link.closest("[data-result]").getAttribute("data-result")); }
});
window.addEventListener("pagehide", () => { if (!(history.state || {}).hit) { luutru.keepPlace(shown, ""); } });

document.addEventListener("keydown", (event) => {
const at = document.activeElement;
if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
if (at === field && suggestions.handle(event)) { return; }
if (event.key === "Escape" && (at === field || results.contains(at))) {
field.value = "";
field.focus();
field.dispatchEvent(new Event("input"));
} else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
walk(event, at);
}
});

const walk = (event, at) => {
const stops = [field, ...list.links()];
const place = stops.indexOf(at);
const next = stops[place + (event.key === "ArrowDown" ? 1 : -1)];
if (place < 0 || !next) { return; }
event.preventDefault();
next.focus();
};

const openAddress = async (place) => {
shown = place ? place.shown : luutru.STEP;
Object.assign(asked, luutru.readAddress());
field.value = asked.text;
await ask(false);
luutru.restorePlace(place, results);
};

window.addEventListener("popstate", (event) => { openAddress(event.state); });

const begin = () => {
starters.setAttribute("data-ready", "");
starters.hidden = true;
luutru.loadIndex().catch(fail);
if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
openAddress(history.state);
};

document.addEventListener("DOMContentLoaded", begin);
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
node.replaceWith(...pieces.map(([text, marked]) => (marked ? luutru.make("mark", {}, [text]) : text)));
});
};

luutru.followTrail = (article, turn) => {
const [name, list, hits] = JSON.parse(sessionStorage.getItem(TRAIL));
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
