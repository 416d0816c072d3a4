/* The search page. What it needs of the page (templates/pages/search.html):

     form#search-form with input#q       what is asked; the address keeps it (7-address.js)
     #results[data-root][data-state]     gets ol.hits of li[data-result], whose first link is the article;
                                         data-state: idle, busy, done, failed; data-total: articles found;
                                         data-root: the site's root
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

  // --- Asking and showing

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
    // What stands above the hits stands first: nothing moves them.
    filters.holdPlace();
    filters.showChips(context);
    announce(answer);
    list.showCards(luutru.nameCards(index, query, MOST_CARDS));
    // The first hits stand before the texts of the others are here.
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

  // --- What the reader does

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
    // What every search needs is asked for before the first key.
    luutru.loadIndex().catch(fail);
    if ("scrollRestoration" in history) { history.scrollRestoration = "manual"; }
    openAddress(history.state);
  };

  // The page asks for the index by itself, after this script.
  document.addEventListener("DOMContentLoaded", begin);
})();
