/* Hits, chips and facets as elements. All text goes in as text: nothing that an article holds is ever read as HTML. */
(() => {
  "use strict";

  const VALUES_SHOWN = 8;

  const { make, pieces } = luutru;

  /** A hit: title, then outlet, date and districts (else provinces), then the best passage, linked to its paragraph. */
  luutru.makeHit = (hit, context) => {
    const { text } = hit;
    const href = context.root + text.url;
    const places = text.districts.length ? text.districts.map((slug) => nameOf("quan", slug, context))
      : text.provinces.map((slug) => nameOf("tinh", slug, context));
    const facts = [text.outletName, text.dateText, joinPlaces(places)];
    const title = make("a", { href, lang: "vi" }, pieces(luutru.highlight(text.title, context.query)));
    return make("li", { "class": "card hit", "data-result": String(hit.number) }, [
      make("h3", {}, [title]),
      // Each by itself: a name cannot turn the direction of what stands beside it.
      make("p", { "class": "line" }, facts.filter(Boolean).flatMap((fact, i) =>
        [i ? " · " : "", make("bdi", {}, [fact])])),
      ...makePassage(text, href, context)
    ]);
  };

  /** Districts in a line, with each province named once, as lists of articles have them (catalogue/names.py). */
  const joinPlaces = (names) => {
    const groups = new Map();
    names.forEach((name) => {
      const [own, home = ""] = name.split(" (");
      groups.set(home, [...(groups.get(home) || []), own]);
    });
    return Array.from(groups, ([home, own]) => own.join(", ") + (home ? ` (${home}` : "")).join("; ");
  };

  const makePassage = (text, href, context) => {
    const best = luutru.bestPassage(text, context.query);
    if (!best) { return []; }
    const shown = [best.cutBefore ? "… " : "", ...pieces(best.pieces), best.cutAfter ? " …" : ""];
    const link = best.anchor ? [make("a", { href: `${href}#${encodeURIComponent(best.anchor)}` }, shown)] : shown;
    return [make("p", { "class": "gist passage", lang: "vi" }, link)];
  };

  /** The checkboxes of a facet's values that are here or ticked, the most frequent first; none when there are none. */
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
