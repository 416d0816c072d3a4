/* The paragraph of an article that answers best, and which of its letters to highlight; and how they become elements. */
(() => {
  "use strict";

  /** An element that the page has for certain. */
  luutru.byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

  /** An element with attributes and children (elements or text). */
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

  /** Highlighted pieces as text and <mark>. */
  luutru.pieces = (list) => list.map(([text, marked]) => (marked ? luutru.make("mark", {}, [text]) : text));

  // A paragraph longer than this is shown from a little before its best place.
  const LENGTH = 240;
  const LEAD = 60;

  /** Sequences of words to look for: the query's words in order, and each alternative and phrase by itself. */
  luutru.sequencesOf = (query) => {
    const sequences = query.groups.flat().map((one) => ({ words: one.words, whole: one.phrase }));
    const loose = query.groups.map((group) => group[0]).filter((one) => !one.phrase).flatMap((one) => one.words);
    return loose.length > 1 ? [{ words: loose, whole: false }, ...sequences.filter(({ words, whole }) =>
      whole || words.length > 1 || !loose.includes(words[0]))] : sequences;
  };

  /** Marks the words of a text that belong to the query: [{start, end, value}] in order. A word that stands beside
      its neighbour somewhere in the text is not marked where it stands alone. */
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

  /** Neighbouring marks as one: "kết nạp" is highlighted with its space. */
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

  /** The pieces of a text in order: [[text, highlighted]]. */
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

  /** The best passage of an article: {anchor, pieces, found, cutBefore, cutAfter}; the lead when none has a word. */
  luutru.bestPassage = (text, query) => {
    const sequences = luutru.sequencesOf(query);
    /** @type {any} */
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

  /** Where the stretch of text begins that holds the most valuable marks. */
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
