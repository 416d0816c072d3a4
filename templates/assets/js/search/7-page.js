/* The search page. What it needs of the page (templates/pages/search.html):

     form#search-form with input#q       what is asked; the address keeps it (?q=…&quan=…&tu=…&den=…&xep=newest)
     #results[data-root][data-state]     gets ol.hits of li[data-result], whose first link is the article;
                                         data-state: idle, busy, done, failed; data-total: articles found;
                                         data-root: the site's root
     #search-status[role=status]         says what was found; read out by screen readers
     #search-cards                       gets what the query names: places, topics, newspapers, years
     #search-suggestions                 gets names and titles while one types (ARIA's combobox)
     #search-notes                       what else might be meant
     #search-chips                       gets a chip for all that filters
     #search-open[hidden]                opens #facets where it is a sheet above the hits
     #facets                             gets the order, the dates and a fieldset of checkboxes for each facet
     template#search-empty               shown when nothing is found
     #search-starters                    shown while there is no query
     script#search-words                 the words said here, as JSON (table `search_script` of the words files)

   Keys: "/" goes to the field; arrows move between field and hits; Enter opens a hit; Escape clears. */
(() => {
  "use strict";

  const STEP = 10;
  const FIRST = 2;
  const PAUSE = 20;
  const SETTLED = 500;
  const MOST_CARDS = 3;
  const ORDERS = ["best", "newest", "oldest"];

  const form = document.getElementById("search-form");
  if (!form) { return; }
  const [field, results, status, notes, chips, facets, starters, nothing] = ["q", "results", "search-status",
    "search-notes", "search-chips", "facets", "search-starters", "search-empty"].map((id) => document.getElementById(id));
  const cards = document.getElementById("search-cards");
  const opener = document.getElementById("search-open");
  const root = results.getAttribute("data-root") || "";
  const words = JSON.parse(document.getElementById("search-words").textContent);
  const make = luutru.make;

  const chosen = {};
  let dates = { tu: "", den: "" };
  let order = "best";
  let shown = STEP;
  let asked = 0;
  let current = [];
  let timer = 0;

  luutru.setRoot(root);

  const group = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, words.digit_group);
  const sentence = (key, values) =>
    Object.entries(values || {}).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);
  const articles = (total) => sentence(total === 1 ? "found_one" : "found_many", { count: group(total) });

  // --- The address

  const readAddress = () => {
    const values = new URLSearchParams(location.search || location.hash.replace(/^#(?=.*=)/, "?"));
    field.value = values.get("q") || "";
    order = ORDERS.includes(values.get("xep")) ? values.get("xep") : "best";
    dates = { tu: values.get("tu") || "", den: values.get("den") || "" };
    luutru.FACETS.forEach((facet) => { chosen[facet] = new Set(values.getAll(facet)); });
  };

  const addressOf = () => {
    const values = new URLSearchParams();
    if (field.value.trim()) { values.set("q", field.value.trim()); }
    luutru.FACETS.forEach((facet) => { chosen[facet].forEach((value) => { values.append(facet, value); }); });
    Object.entries(dates).forEach(([name, day]) => { if (day) { values.set(name, day); } });
    if (order !== "best") { values.set("xep", order); }
    return values.toString() ? `?${values}` : "";
  };

  // What Back brings again: how many hits were shown, how far the page was scrolled, and which hit was opened.
  const keepPlace = (hit) => {
    try {
      history.replaceState({ shown, y: window.scrollY, hit }, "");
    } catch (refused) { /* then Back begins at the top */ }
  };

  const restorePlace = (place) => {
    if (!place) { return; }
    const link = place.hit && results.querySelector(`[data-result="${place.hit}"] a`);
    if (link) { link.focus({ preventScroll: true }); }
    window.scrollTo(0, place.y);
  };

  const writeAddress = (push) => {
    const search = addressOf();
    if (search === location.search) { return; }
    try {
      history[push ? "pushState" : "replaceState"](null, "", location.pathname + search);
    } catch (refused) {  // some browsers keep the address of a local file as it is
      location.replace(`#${search.slice(1)}`);
    }
  };

  // --- Asking and showing

  const filtered = () => luutru.FACETS.some((facet) => chosen[facet].size) || Boolean(dates.tu || dates.den);

  const rest = () => {
    results.removeAttribute("data-total");
    showHits([]);
    [facets, chips, notes, cards].forEach((place) => { place.replaceChildren(); });
    opener.hidden = true;
    status.textContent = "";
    starters.hidden = false;
    results.setAttribute("data-state", "idle");
  };

  const fail = () => {
    status.textContent = words.failed;
    results.setAttribute("data-state", "failed");
  };

  const ask = async (typing) => {
    const turn = asked += 1;
    const text = field.value;
    if (luutru.parseQuery(text).empty && !filtered()) { rest(); return; }
    starters.hidden = true;
    results.setAttribute("data-state", "busy");
    try {
      const answer = await luutru.search({ text, chosen, dates, order, typing });
      if (turn === asked) { await show(turn, answer, typing); }
    } catch (error) {
      if (turn === asked) { fail(); }
    }
  };

  const show = async (turn, answer, typing) => {
    const context = { index: answer.index, root, words, query: answer.query, number: group, facets };
    // The first hits stand before the texts of the others are here.
    if (shown === STEP) {
      const first = await answer.top(FIRST);
      if (turn !== asked) { return; }
      if (first.length) { showHits(first.map((hit) => luutru.makeHit(hit, context)), first, answer); }
    }
    const [hits, named] = await Promise.all([answer.top(shown), luutru.findCards(answer.index, answer.query, MOST_CARDS)]);
    if (turn !== asked) { return; }
    cards.replaceChildren(...named.map(makeCard));
    current = hits;
    showHits(hits.map((hit) => luutru.makeHit(hit, context)), hits, answer);
    announce(answer, answer.total());
    if (!facets.children.length) { facets.append(makeOrder()); }  // keeps its place beside the hits
    const doubtful = answer.total();
    const total = await answer.settle();
    const settled = total === doubtful ? hits : await answer.top(shown);
    if (turn !== asked) { return; }
    current = settled;
    if (total !== doubtful) { showHits(settled.map((hit) => luutru.makeHit(hit, context)), settled, answer); }
    announce(answer, total);
    const counts = await answer.count();
    if (turn !== asked) { return; }
    showFacets(answer, total, counts, context);
    showChips(context);
    if (!typing) { results.setAttribute("data-state", "done"); }
  };

  const announce = (answer, total) => {
    results.setAttribute("data-total", String(total));
    status.textContent = articles(total);
    const heading = document.querySelector("h1");
    if (heading) { heading.setAttribute("data-list", sentence("trail", { count: group(total), text: field.value.trim() })); }
    notes.replaceChildren(...notesOf(answer));
  };

  const asLink = (text, children) => {
    const link = make("a", { href: `?q=${encodeURIComponent(text)}` }, children);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.value = text;
      changed();
      field.focus();
    });
    return link;
  };

  const notesOf = (answer) => {
    const { unmarked, split, offer, meant } = answer.notes;
    const made = answer.query.unknown.map((name) => [sentence("unknown_operator", { name })]);
    if (unmarked) { made.push([words.unmarked]); }
    if (split) { made.push([sentence("split", { text: split })]); }
    if (meant) {
      const [before, after] = words.meant.split("{text}");
      made.push([before, asLink(meant.text, [meant.text]), `${after} (${articles(meant.total)})`]);
    }
    if (offer) { made.push([asLink(offer.text, [sentence("offer", { text: offer.text, count: group(offer.total) })])]); }
    return made.map((parts) => make("p", {}, parts));
  };

  const makeCard = ({ name, href, total, span, bars }) => make("li", { "class": "place" }, [
    make("a", { href: root + href }, [name]), ` · ${sentence("card", { count: group(total) })}`, span ? ` · ${span} ` : "",
    ...(bars ? [make("span", { "class": "bars", "aria-hidden": "true" }, [bars])] : [])
  ]);

  /** What takes the list shown away. */
  const makeExports = () => make("p", { "class": "exports" }, [
    words.take, " ",
    ...Object.keys(luutru.EXPORTS).map((format) => {
      const button = make("button", { type: "button" }, [format]);
      button.addEventListener("click", () => {
        luutru.saveList(format, current.map(({ text }) => ({ ...pick(text), href: new URL(root + text.url, location.href).href })));
      });
      return button;
    })
  ]);

  const pick = ({ title, date, outletName, authors }) => ({ title, date, outletName, authors });

  const showHits = (elements, hits, answer) => {
    Array.from(results.children).forEach((child) => { if (child.tagName !== "H2") { child.remove(); } });
    if (!answer) { return; }
    if (!elements.length) {
      results.append(nothing.content.cloneNode(true));
      return;
    }
    const border = hits.findIndex((hit) => hit.tier === luutru.SCATTERED);
    const list = make("ol", { "class": "cards hits" }, border < 0 ? elements : elements.slice(0, border));
    results.append(list);
    if (border >= 0) { appendScattered(elements.slice(border), answer, border); }
    const left = answer.total() - elements.length;
    if (left > 0) { results.append(makeMore(Math.min(STEP, left))); }
    results.append(makeExports());
  };

  /** The articles that have the words apart from each other, under a line that says so. */
  const appendScattered = (elements, answer, before) => {
    if (before > 0) {
      results.append(make("p", { "class": "apart" }, [sentence("scattered", { count: group(answer.total() - before) })]));
    }
    const list = results.querySelector("ol.hits");
    if (before > 0) {
      results.append(make("ol", { "class": "cards hits", start: before + 1 }, elements));
    } else {
      list.append(...elements);
    }
  };

  const makeMore = (amount) => {
    const more = make("button", { type: "button", "class": "more" }, [sentence("more", { count: group(amount) })]);
    more.addEventListener("click", async () => {
      const place = shown;
      shown += STEP;
      await ask(false);
      const link = links()[place];
      if (link) { link.focus(); }
    });
    return make("p", {}, [more]);
  };

  // --- Filters

  const makeOrder = () => {
    const select = make("select", { id: "order" }, ORDERS.map((name) =>
      make("option", { value: name, selected: name === order }, [words[name]])));
    return make("p", { "class": "order" }, [make("label", { "for": "order" }, [words.order]), select]);
  };

  const makeDates = () => make("fieldset", { "class": "facet dates" }, [
    make("legend", {}, [words.dates]),
    ...["tu", "den"].map((name) => make("label", {}, [
      make("span", {}, [words[name]]),
      make("input", { type: "text", name, value: dates[name], placeholder: words.date_example, inputmode: "numeric" })
    ]))
  ]);

  const showFacets = (answer, total, counts, context) => {
    const active = facets.contains(document.activeElement) ? document.activeElement : null;
    const groups = luutru.makeFacets(counts, chosen, context);
    facets.replaceChildren(...(total || groups.length ? [makeClose(total), makeOrder(), makeDates(), ...groups] : []));
    if (active) {
      const twin = Array.from(facets.querySelectorAll("input, select")).find((other) =>
        (other.name === active.name && other.name && (other.type === "text" || other.value === active.value)) ||
        (active.id && other.id === active.id));
      if (twin) { twin.focus(); }
    }
  };

  const countChosen = () => luutru.FACETS.reduce((sum, facet) => sum + chosen[facet].size, 0) +
    Object.values(dates).filter(Boolean).length;

  const openSheet = (open) => {
    facets.classList.toggle("open", open);
    opener.setAttribute("aria-expanded", String(open));
    const first = facets.querySelector("button, input, select");
    if (open && first) { first.focus(); }
    if (!open) { opener.focus(); }
  };
  opener.addEventListener("click", () => { openSheet(true); });
  facets.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && facets.classList.contains("open")) { openSheet(false); }
  });

  const makeClose = (total) => {
    const close = make("button", { type: "button", "class": "close" }, [sentence("show_hits", { count: group(total) })]);
    close.addEventListener("click", () => { openSheet(false); });
    return make("p", { "class": "closing" }, [close]);
  };

  const showChips = (context) => {
    opener.hidden = !facets.children.length;
    opener.textContent = words.filters + (countChosen() ? ` (${countChosen()})` : "");
    const made = luutru.FACETS.flatMap((facet) => Array.from(chosen[facet], (value) =>
      luutru.makeChip(luutru.nameOf(facet, value, context), () => { chosen[facet].delete(value); changed(); }, context)));
    context.query.groups.filter(({ date }) => date).forEach(({ date }) => {
      made.push(luutru.makeChip(sentence(`date_${date.kind}`, { date: date.name }), () => {
        const text = context.query.text;
        field.value = `${text.slice(0, date.from)} ${text.slice(date.to)}`.replace(/\s+/g, " ").trim();
        changed();
      }, context));
    });
    Object.keys(dates).filter((name) => dates[name]).forEach((name) => {
      made.push(luutru.makeChip(`${words[name]} ${dates[name]}`, () => { dates[name] = ""; changed(); }, context));
    });
    if (made.length) {
      const clear = make("button", { type: "button", "class": "clear" }, [words.clear]);
      clear.addEventListener("click", () => {
        const { text, groups } = context.query;
        field.value = groups.filter(({ date }) => date).sort((a, b) => b.date.from - a.date.from).reduce((left, { date }) =>
          `${left.slice(0, date.from)} ${left.slice(date.to)}`, text).replace(/\s+/g, " ").trim();
        luutru.FACETS.forEach((facet) => { chosen[facet].clear(); });
        dates = { tu: "", den: "" };
        changed();
      });
      made.push(make("li", {}, [clear]));
    }
    chips.replaceChildren(...made);
  };

  // --- What the reader does

  const links = () => Array.from(results.querySelectorAll("[data-result] h3 a"));

  const changed = () => {
    shown = STEP;
    writeAddress(true);
    ask(false);
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    shown = STEP;
    results.setAttribute("data-state", "busy");
    timer = setTimeout(() => {
      const text = field.value;
      ask(true).then(() => suggest(text)).catch(fail);
      timer = setTimeout(() => { writeAddress(false); ask(false); }, SETTLED);
    }, PAUSE);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (box.children[active]) { take(box.children[active]); return; }
    closeBox();
    changed();
  });

  facets.addEventListener("change", (event) => {
    const box = event.target;
    if (box.id === "order") {
      order = box.value;
    } else if (box.name in dates) {
      dates[box.name] = luutru.readDate(box.value) ? box.value.trim() : "";
    } else if (box.checked) {
      chosen[box.name].add(box.value);
    } else {
      chosen[box.name].delete(box.value);
    }
    changed();
  });

  // --- Suggestions

  const box = document.getElementById("search-suggestions");
  let active = -1;
  // Without scripts the field is a plain one, and has no list.
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", box.id);
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", field.labels[0].textContent);

  const closeBox = () => {
    box.replaceChildren();
    box.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const suggest = async (text) => {
    const index = await luutru.loadIndex();
    const authors = await luutru.loadFacet(index, "tac-gia");
    if (field.value !== text || document.activeElement !== field) { return; }
    const names = luutru.suggestNames(index, text, authors).map(({ facet, name }) => [name, words[facet]]);
    const titles = current.slice(0, MOST_CARDS).map((hit) => [hit.text.title, words.title]);
    const options = names.concat(titles).map(([name, kind], i) => make("li", {
      id: `suggestion-${i}`, role: "option", "aria-selected": "false", "data-text": name
    }, [make("span", { lang: "vi" }, [name]), " ", make("small", {}, [kind])]));
    active = -1;
    box.replaceChildren(...options);
    box.hidden = !options.length;
    field.setAttribute("aria-expanded", String(options.length > 0));
  };

  const moveActive = (step) => {
    const options = Array.from(box.children);
    active = (active + step + options.length + 1) % (options.length + 1);
    options.forEach((option, i) => { option.setAttribute("aria-selected", String(i === active)); });
    if (options[active]) {
      field.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  };

  const take = (option) => {
    field.value = option.getAttribute("data-text");
    closeBox();
    changed();
  };

  field.setAttribute("aria-expanded", "false");
  box.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) { take(option); }
  });
  field.addEventListener("blur", closeBox);

  const openAddress = async (place) => {
    shown = place ? place.shown : STEP;
    readAddress();
    await ask(false);
    restorePlace(place);
  };

  window.addEventListener("popstate", (event) => { openAddress(event.state); });

  results.addEventListener("click", (event) => {
    const link = event.target.closest("[data-result] a");
    if (!link) { return; }
    const hit = link.closest("[data-result]");
    keepPlace(hit.getAttribute("data-result"));
  });
  window.addEventListener("pagehide", () => { if (!(history.state || {}).hit) { keepPlace(""); } });

  document.addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    if (!box.hidden && at === field && event.key === "Escape") {
      closeBox();
    } else if (!box.hidden && at === field && /^Arrow(Down|Up)$/.test(event.key)) {
      event.preventDefault();
      moveActive(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && (at === field || results.contains(at))) {
      field.value = "";
      field.focus();
      field.dispatchEvent(new Event("input"));
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event, at);
    }
  });

  const move = (event, at) => {
    const stops = [field, ...links()];
    const place = stops.indexOf(at);
    const next = stops[place + (event.key === "ArrowDown" ? 1 : -1)];
    if (place < 0 || !next) { return; }
    event.preventDefault();
    next.focus();
  };

  starters.setAttribute("data-ready", "");
  starters.hidden = true;
  // What every search needs is asked for before the first key.
  luutru.loadIndex().catch(fail);
  if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
  openAddress(history.state);
})();
