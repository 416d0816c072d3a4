/* Hits and facets as elements. All text goes in as text: nothing that an article holds is ever read as HTML. */
(function () {
  "use strict";

  const VALUES_SHOWN = 8;

  /** An element with attributes and children (elements or text). */
  function make(name, attributes, children) {
    const element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (attributes[key] === true) {
        element.setAttribute(key, "");
      } else if (attributes[key] !== false && attributes[key] !== undefined) {
        element.setAttribute(key, attributes[key]);
      }
    });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }
  luutru.make = make;

  /** Highlighted pieces as text and <mark>. */
  function pieces(list) {
    return list.map(function (piece) { return piece[1] ? make("mark", {}, [piece[0]]) : piece[0]; });
  }

  /** A hit: title, then outlet, date and districts; `fillPassage` adds the passage when its text is here. */
  luutru.makeHit = function (number, row, context) {
    const href = context.root + row[0];
    const labels = context.index.labels;
    const facts = [
      (labels.bao || {})[row[3]] || row[3],
      row[2],
      row[4].map(function (slug) { return (labels.quan || {})[slug] || slug; }).join(", ")
    ].filter(Boolean);
    const title = make("h3", {}, [make("a", { href: href, lang: "vi" }, pieces(luutru.highlight(row[1], context.runs)))]);
    const children = [title];
    if (facts.length) {
      // Each by itself: a name cannot turn the direction of what stands beside it.
      children.push(make("p", { "class": "line" }, facts.flatMap(function (fact, i) {
        return (i ? [" · "] : []).concat(make("bdi", {}, [fact]));
      })));
    }
    return make("li", { "class": "card hit", "data-result": String(number) }, children);
  };

  /** Adds the best passage, linked to its paragraph. */
  luutru.fillPassage = function (hit, row, passages, context) {
    const best = luutru.bestPassage(passages, context.runs);
    if (!best || hit.querySelector(".passage")) { return; }
    const shown = pieces(best.pieces);
    if (best.cutBefore) { shown.unshift("… "); }
    if (best.cutAfter) { shown.push(" …"); }
    const link = best.anchor ? context.root + row[0] + "#" + encodeURIComponent(best.anchor) : "";
    hit.append(make("p", { "class": "gist passage", lang: "vi" }, link ? [make("a", { href: link }, shown)] : shown));
  };

  /** Whether a quoted phrase stands in the title or in one passage: the index compares hashes of pairs only. */
  luutru.hasPhrases = function (title, passages, runs) {
    const texts = [title].concat(passages.map(function (passage) { return passage[1]; }));
    return runs.every(function (run) {
      if (!run.phrase) { return true; }
      const wanted = " " + run.map(function (word) { return word.folded; }).join(" ") + " ";
      return texts.some(function (text) {
        return (" " + luutru.words(text).map(function (word) { return word.folded; }).join(" ") + " ").includes(wanted);
      });
    });
  };

  /** One list of checkboxes for each facet that has values here. */
  luutru.makeFacets = function (counts, chosen, context) {
    const open = new Set(Array.from(context.facets.querySelectorAll("details[open]"), function (details) {
      return details.getAttribute("data-facet");
    }));
    return luutru.FACETS.map(function (facet) {
      const ticked = chosen[facet];
      const values = Object.keys(counts[facet]).filter(function (value) {
        return counts[facet][value] || ticked.has(value);
      });
      if (!values.length) { return null; }
      values.sort(facet === "nam" ? function (a, b) { return Number(b) - Number(a) || compare(a, b); }
        : function (a, b) { return counts[facet][b] - counts[facet][a] || compare(a, b); });
      const first = values.filter(function (value, i) { return i < VALUES_SHOWN || ticked.has(value); });
      const rest = values.filter(function (value, i) { return i >= VALUES_SHOWN && !ticked.has(value); });
      const group = make("fieldset", { "class": "facet", "data-facet": facet }, [
        make("legend", {}, [context.words[facet]]), makeValues(first)
      ]);
      if (rest.length) {
        group.append(make("details", { "data-facet": facet, open: open.has(facet) }, [
          make("summary", {}, [context.words.rest.replace("{count}", String(rest.length))]), makeValues(rest)
        ]));
      }
      return group;

      function makeValues(some) {
        return make("ul", {}, some.map(function (value) {
          const box = make("input", { type: "checkbox", name: facet, value: value, checked: ticked.has(value) });
          return make("li", {}, [make("label", {}, [
            box, make("span", {}, [nameOf(facet, value, context)]),
            make("span", { "class": "n" }, [context.number(counts[facet][value])])
          ])]);
        }));
      }
    }).filter(Boolean);
  };

  function compare(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  function nameOf(facet, value, context) {
    return (context.index.labels[facet] || {})[value] || (value === "khong-ro" ? context.words.unknown : value);
  }
}());
