/* How well an article answers: all words side by side in the title, in the lead, elsewhere; near each other, which is
   all in the title, all in title and lead, or each beside a neighbour of the query; then the rest. Pure.

   The words of a query are units, in the order typed: a word, or the forms of one thing (synonyms, OR). Where a unit
   stands in a field are its spans, [from, to) in words. */
(() => {
  "use strict";

  const TIERS = { TITLE: 1, LEAD: 2, REST: 3, NEAR_TITLE: 4, NEAR_LEAD: 5, BESIDE: 6, SCATTERED: 7 };
  luutru.TIERS = TIERS;

  /** The units of a query: each a list of forms, each form a list of words. */
  luutru.unitsOf = (query) => query.groups.filter((group) => !group.date).flatMap((group) =>
    (group.length > 1 ? [group.map(({ words }) => words)] : group[0].words.map((word) => [[word]])));

  /** The spans of a unit, where `placesOf(word)` are a word's places in a field. */
  luutru.spansOf = (unit, placesOf) => {
    if (luutru.isWordUnit(unit)) { return placesOf(unit[0][0]).map((place) => [place, place + 1]); }
    return unit.flatMap((words) => {
      const [first, ...others] = words.map(placesOf);
      return first.filter((place) => others.every((places, i) => places.includes(place + i + 1)))
        .map((place) => [place, place + words.length]);
    });
  };

  /** Whether a unit is one word. */
  luutru.isWordUnit = (unit) => unit.length === 1 && unit[0].length === 1;

  /** Whether units follow each other without a gap; `spans` of each unit. */
  luutru.isRun = (spans) => {
    if (!spans.every((some) => some.length)) { return false; }
    let ends = spans[0].map(([, to]) => to);
    for (let i = 1; i < spans.length && ends.length; i += 1) {
      ends = spans[i].filter(([from]) => ends.includes(from)).map(([, to]) => to);
    }
    return ends.length > 0;
  };

  /**
   * The tier of an article: `title` the spans of each unit there, `inLead` whether each stands in the lead, `isLead` and
   * `isRest()` whether all are side by side in the lead and elsewhere, `isLinked(i)` unit i and the next anywhere.
   */
  luutru.tierOf = (title, inLead, isLead, isRest, isLinked) => {
    if (luutru.isRun(title)) { return TIERS.TITLE; }
    if (isLead) { return TIERS.LEAD; }
    if (isRest()) { return TIERS.REST; }
    if (title.every((spans) => spans.length)) { return TIERS.NEAR_TITLE; }
    if (title.every((spans, i) => spans.length || inLead[i])) { return TIERS.NEAR_LEAD; }
    const linked = title.slice(1).map((_, i) => isLinked(i));
    return title.every((_, i) => linked[i - 1] || linked[i]) ? TIERS.BESIDE : TIERS.SCATTERED;
  };

  // --- In a text

  /** Word → its places in the words of a field. */
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

  const split = new WeakMap();

  /** The words of an article's fields: title, lead, and all others. Kept: the next key typed asks for them again. */
  const fieldsOf = (text) => {
    if (!split.has(text)) {
      const [lead, ...rest] = text.passages.map((passage) => passage[1]);
      split.set(text, [text.title, lead || "", ...rest, ...text.authors, text.outletName].map(luutru.forms));
    }
    return split.get(text);
  };

  /** The tier of an article by its text. */
  luutru.tierInText = (text, units) => {
    const fields = fieldsOf(text).map((field) => {
      const placesOf = placesIn(field);
      return units.map((unit) => luutru.spansOf(unit, placesOf));
    });
    const [title, lead, ...rest] = fields;
    return luutru.tierOf(title, lead.map((spans) => spans.length > 0), luutru.isRun(lead), () => rest.some(luutru.isRun),
      (i) => fields.some((spans) => luutru.isRun(spans.slice(i, i + 2))));
  };

  /** Whether a text has all that a query asks of it. */
  luutru.textHas = (text, query, isIn) => {
    const fields = fieldsOf(text).map(placesIn);
    const has = ({ words, phrase, range }) => (range ? isIn(range)
      : phrase ? fields.some((placesOf) => luutru.spansOf([words], placesOf).length)
        : words.every((word) => fields.some((placesOf) => placesOf(word).length)));
    return query.groups.every((group) => group.some(has)) && !query.without.some(has);
  };
})();
