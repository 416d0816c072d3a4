/* The paragraph of an article that answers best, and which of its letters to highlight. Pure. */
(function () {
  "use strict";

  // A paragraph longer than this is shown from a little before its best place.
  const LENGTH = 260;
  const LEAD = 60;
  // A word that one in three articles has says nothing alone: it is highlighted only beside another.
  const COMMON = Math.log(1 + 3);

  /** Marks the words of a text that belong to the query: [{start, end, value}] in order. */
  function findMarks(text, runs) {
    const words = luutru.words(text);
    const value = new Float64Array(words.length);
    runs.forEach(function (run) {
      const alone = run.length === 1;
      for (let i = 0; i < words.length; i += 1) {
        let length = 0;
        while (length < run.length && i + length < words.length && fits(words[i + length], run[length])) { length += 1; }
        let best = length;
        let from = 0;
        for (let start = 1; start < run.length; start += 1) {
          let more = 0;
          while (start + more < run.length && i + more < words.length && fits(words[i + more], run[start + more])) {
            more += 1;
          }
          if (more > best) { best = more; from = start; }
        }
        if (!best || (run.phrase && best < run.length)) { continue; }
        for (let k = 0; k < best; k += 1) {
          const asked = run[from + k];
          const same = words[i + k].spelled === asked.spelled;
          const telling = alone || best > 1 || (asked.rarity > COMMON && (same || !asked.accented));
          const weight = (asked.rarity || 0.1) * (best > 1 ? best * 2 : 1) * (same ? 1.5 : 1);
          if (telling && weight > value[i + k]) { value[i + k] = weight; }
        }
      }
    });
    const marks = [];
    words.forEach(function (word, i) {
      if (value[i]) { marks.push({ start: word.start, end: word.end, value: value[i] }); }
    });
    return marks;
  }

  function fits(word, asked) {
    return word.folded === asked.folded || (asked.prefix && word.folded.startsWith(asked.folded));
  }

  /** Neighbouring marks as one: "kết nạp" is highlighted with its space. */
  function join(text, marks) {
    const joined = [];
    marks.forEach(function (mark) {
      const last = joined[joined.length - 1];
      if (last && /^[ \u00a0]$/.test(text.slice(last.end, mark.start))) {
        last.end = mark.end;
      } else {
        joined.push({ start: mark.start, end: mark.end });
      }
    });
    return joined;
  }

  /** The pieces of a text in order: [[text, highlighted]]. */
  luutru.highlight = function (text, runs) {
    return cut(text, join(text, findMarks(text, runs)), 0, text.length);
  };

  function cut(text, marks, from, to) {
    const pieces = [];
    let at = from;
    marks.forEach(function (mark) {
      if (mark.end <= from || mark.start >= to) { return; }
      if (mark.start > at) { pieces.push([text.slice(at, mark.start), false]); }
      pieces.push([text.slice(Math.max(mark.start, at), mark.end), true]);
      at = mark.end;
    });
    if (at < to) { pieces.push([text.slice(at, to), false]); }
    return pieces;
  }

  /** The best of [[anchor, text]]: {anchor, pieces, found, cutBefore, cutAfter}; the first when none has a word. */
  luutru.bestPassage = function (passages, runs) {
    let best = null;
    passages.forEach(function (passage) {
      const marks = findMarks(passage[1], runs);
      const seen = new Map();
      marks.forEach(function (mark) {
        const key = luutru.fold(passage[1].slice(mark.start, mark.end));
        seen.set(key, Math.max(seen.get(key) || 0, mark.value));
      });
      let score = 0;
      seen.forEach(function (value) { score += value; });
      if (!best || score > best.score) { best = { score: score, passage: passage, marks: marks }; }
    });
    return best && show(best);
  };

  function show(best) {
    const text = best.passage[1];
    let from = 0;
    let to = text.length;
    if (text.length > LENGTH) {
      from = wordStart(text, Math.max(0, Math.min(densest(best.marks) - LEAD, text.length - LENGTH)));
      to = from + LENGTH >= text.length ? text.length : wordStart(text, from + LENGTH);
    }
    return {
      anchor: best.passage[0], found: best.score > 0, cutBefore: from > 0, cutAfter: to < text.length,
      pieces: cut(text, join(text, best.marks), from, to)
    };
  }

  /** Where the stretch of text begins that holds the most valuable marks. */
  function densest(marks) {
    let best = { value: -1, start: 0 };
    marks.forEach(function (mark, i) {
      let value = 0;
      for (let k = i; k < marks.length && marks[k].end - mark.start < LENGTH - LEAD; k += 1) { value += marks[k].value; }
      if (value > best.value) { best = { value: value, start: mark.start }; }
    });
    return best.start;
  }

  function wordStart(text, at) {
    const space = text.lastIndexOf(" ", at);
    return at > 0 && space > 0 ? space + 1 : 0;
  }
}());
