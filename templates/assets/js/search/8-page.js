/* The search page. What it needs of the page (templates/pages/search.html):

     form#search-form with input#q       what is asked; the address keeps it (7-address.js)
     #results[data-root][data-state]     gets ol.hits of li[data-result], whose first link is the article;
                                         data-state: idle, busy, done, failed; data-total: articles found, and
                                         data-about while some may be too many; data-root: the site's root
     #search-status[role=status]         says what was found; read out by screen readers
     #search-cards                       gets what the query names: places, topics, newspapers, authors, years
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

  luutru.STEP = 10;
  const FIRST = 1;
  const PAUSE = 20;
  const SETTLED = 500;
  const LETTERS = 150;

  const form = document.getElementById("search-form");
  if (!form) { return; }
  const field = /** @type {HTMLInputElement} */ (document.getElementById("q"));
  const [results, status, starters] = ["results", "search-status", "search-starters"].map(luutru.byId);
  const root = results.getAttribute("data-root") || "";
  const words = JSON.parse(luutru.byId("search-words").textContent || "{}");
  luutru.setRoot(root);

  const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, words.digit_group);
  const say = (key, values) =>
    Object.entries(values || {}).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);
  const articles = (total) => say(total === 1 ? "found_one" : "found_many", { count: number(total) });

  const asked = luutru.readAddress();
  let shown = luutru.STEP;
  let turns = 0;
  let timer = 0;

  // --- Asking and showing

  const changed = () => {
    clearTimeout(timer);
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
    starters.setAttribute("data-ready", "letters");
    results.setAttribute("data-state", "idle");
  };

  const fail = () => {
    starters.setAttribute("data-ready", "");
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

  /** Promises that what is shown may stand: in the letters of the site where they are at hand; later they would move it. */
  const takeLetters = async () => {
    const late = new Promise((resolve) => { setTimeout(resolve, LETTERS, "late"); });
    const came = await Promise.race([document.fonts.load("1em 'Source Serif 4'", "aế"), late]);
    starters.setAttribute("data-ready", came === "late" ? "" : "letters");
  };

  const show = async (answer, typing, isOld) => {
    const { index, query } = answer;
    const context = { index, root, words, query, number, chosen: asked.chosen, facets: filters.facets };
    // The first hits stand before the texts of the others are here; what is above them comes with them and stays.
    const first = await answer.top(Math.min(shown, FIRST));
    if (isOld()) { return; }
    if (!starters.hasAttribute("data-ready")) { await takeLetters(); }
    const cards = luutru.nameCards(index, query, first);
    filters.showChips(context);
    list.showCards(cards);
    if (shown === luutru.STEP || !first.length) { list.show(first, answer, context); }
    announce(answer, query);
    const [hits, counted] = await Promise.all([answer.top(shown), luutru.countCards(index, cards), answer.confirm(typing)]);
    if (isOld()) { return; }
    list.showCards(counted);
    list.show(hits, answer, context);
    const settle = async (most) => {
      const before = answer.total();
      const total = await answer.settle(isOld, most);
      const settled = total === before ? hits : await answer.top(shown);
      if (isOld()) { return; }
      if (total !== before) { list.show(settled, answer, context); }
      announce(answer, query, () => settle(Infinity));
      await filters.show(answer, total, context, isOld);
    };
    await settle();
    if (!typing && !isOld()) { results.setAttribute("data-state", "done"); }
  };

  /** Says how many were found; about how many while some are doubtful, and `count` counts them when the reader asks. */
  const announce = (answer, query, count) => {
    const total = answer.total();
    const isAbout = answer.doubtful().length > 0;
    results.setAttribute("data-total", String(total));
    results.toggleAttribute("data-about", isAbout);
    status.textContent = isAbout ? say("found_about", { count: number(total) }) : articles(total);
    if (isAbout && count) {
      const button = luutru.make("button", { type: "button", "class": "clear" }, [words.count]);
      button.addEventListener("click", count);
      status.append(" ", button);
    }
    const heading = document.querySelector("h1");
    if (heading) { heading.setAttribute("data-list", say("trail", { count: number(total), text: query.text.trim() })); }
    list.showNotes(answer, articles);
  };

  // --- What the reader does

  field.addEventListener("input", () => {
    clearTimeout(timer);
    turns += 1; // an answer to what was typed before is old
    shown = luutru.STEP;
    results.setAttribute("data-state", "busy");
    timer = setTimeout(() => {
      const text = field.value;
      suggestions.suggest(text, () => ask(true).then(() => list.hits)).catch(fail);
      timer = setTimeout(() => {
        luutru.writeAddress({ ...asked, text: field.value }, false);
        ask(false);
      }, SETTLED);
    }, PAUSE);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (suggestions.takeActive()) { return; }
    suggestions.close();
    changed();
  });

  results.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-result] a");
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
    // What every search needs is asked for before the first key.
    luutru.loadIndex().catch(fail);
    if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
    openAddress(history.state);
  };

  // The page asks for the index by itself, after this script.
  document.addEventListener("DOMContentLoaded", begin);
})();
