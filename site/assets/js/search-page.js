/* The search page. What it needs of the page (templates/pages/search.html):

     form#search-form with input#q       what is asked; the address keeps it (?q=…&quan=…&nam=…&xep=newest)
     #results[data-root][data-state]     gets ol.hits of li[data-result], whose first link is the article;
                                         data-state: idle, busy, done, failed. data-root: the site's root
     #search-status[role=status]         says what was found; read out by screen readers
     #facets                             gets the order and a fieldset of checkboxes for each facet
     template#search-empty               shown when nothing is found
     #search-starters                    hidden while there is a query
     script#search-words                 the words said here, as JSON (table `search_script` of the words files)

   Keys: "/" goes to the field; arrows move between field and hits; Enter opens a hit; Escape clears. */
(function () {
  "use strict";

  const STEP = 10;
  const PAUSE = 30;
  const SETTLED = 600;
  const ORDERS = ["best", "newest", "oldest"];

  const form = document.getElementById("search-form");
  const field = document.getElementById("q");
  const results = document.getElementById("results");
  const status = document.getElementById("search-status");
  const facets = document.getElementById("facets");
  const starters = document.getElementById("search-starters");
  const nothing = document.getElementById("search-empty");
  const root = results.getAttribute("data-root") || "";
  const words = JSON.parse(document.getElementById("search-words").textContent);
  const make = luutru.make;

  const chosen = {};
  let order = "best";
  let shown = STEP;
  let asked = 0;
  let timer = 0;
  let waiting = false;  // for the next key: what is shown meanwhile answers a query that stands no more

  luutru.setRoot(root);

  function group(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, words.digit_group);
  }

  function say(text) { status.textContent = text; }

  // --- The address

  function readAddress() {
    const values = new URLSearchParams(location.search || location.hash.replace(/^#(?=.*=)/, "?"));
    field.value = values.get("q") || "";
    order = ORDERS.includes(values.get("xep")) ? values.get("xep") : "best";
    luutru.FACETS.forEach(function (facet) { chosen[facet] = new Set(values.getAll(facet)); });
  }

  function writeAddress(push) {
    const values = new URLSearchParams();
    if (field.value.trim()) { values.set("q", field.value.trim()); }
    luutru.FACETS.forEach(function (facet) {
      chosen[facet].forEach(function (value) { values.append(facet, value); });
    });
    if (order !== "best") { values.set("xep", order); }
    const search = values.toString() ? "?" + values : "";
    if (search === location.search) { return; }
    try {
      history[push ? "pushState" : "replaceState"](null, "", location.pathname + search);
    } catch (refused) {  // some browsers keep the address of a local file as it is
      location.replace("#" + values);
    }
  }

  // --- Asking and showing

  function ask(typing) {
    const turn = asked += 1;
    waiting = false;
    const ticked = luutru.FACETS.some(function (facet) { return chosen[facet].size; });
    starters.hidden = Boolean(field.value.trim()) || ticked;
    if (luutru.parseQuery(field.value).empty && !ticked) {
      showHits([]);
      facets.replaceChildren();
      say("");
      results.setAttribute("data-state", "idle");
      document.documentElement.removeAttribute("data-asked");  // search-early.js: the lists have their place again
      return;
    }
    results.setAttribute("data-state", "busy");
    luutru.search(field.value, chosen, order, typing).then(function (answer) {
      return luutru.loadIndex().then(function (index) {
        if (turn === asked) { return show(turn, answer, index); }
        return undefined;
      });
    }).catch(function () {
      if (turn === asked) {
        say(words.failed);
        results.setAttribute("data-state", "failed");
      }
    });
  }

  function show(turn, answer, index) {
    const context = {
      index: index, root: root, words: words, runs: answer.query.runs, number: group, facets: facets
    };
    const numbers = answer.numbers.slice(0, shown);
    announce(answer.total, answer.relaxed);
    return luutru.loadRows("d", index.titlesShift, numbers).then(function (rows) {
      if (turn !== asked) { return undefined; }
      const hits = numbers.map(function (number) { return luutru.makeHit(number, rows[number], context); });
      showHits(hits, answer);
      if (answer.total && !facets.children.length) { facets.append(makeOrder()); }  // keeps its place beside the hits
      return Promise.all([luutru.loadRows("p", index.passagesShift, numbers), answer.count()]).then(function (more) {
        if (turn !== asked) { return; }
        showFacets(answer, more[1], context);
        finish(hits, numbers, rows, more[0], answer, context);
      });
    });
  }

  function finish(hits, numbers, rows, texts, answer, context) {
    let wrong = 0;
    hits.forEach(function (hit, i) {
      const passages = texts[numbers[i]];
      if (luutru.hasPhrases(rows[numbers[i]][1], passages, context.runs)) {
        luutru.fillPassage(hit, rows[numbers[i]], passages, context);
      } else {
        hit.remove();
        wrong += 1;
      }
    });
    if (wrong) { announce(answer.total - wrong, answer.relaxed); }
    if (wrong === hits.length) { showHits([], { total: 0 }); }
    if (!waiting) { results.setAttribute("data-state", "done"); }
  }

  function announce(total, relaxed) {
    const count = (total === 1 ? words.found_one : words.found_many).replace("{count}", group(total));
    say(relaxed ? words.relaxed + " " + count : count);
  }

  function showHits(hits, answer) {
    Array.from(results.children).forEach(function (child) { if (child.tagName !== "H2") { child.remove(); } });
    if (!answer) { return; }
    if (!hits.length) {
      results.append(nothing.content.cloneNode(true));
      return;
    }
    results.append(make("ol", { "class": "cards hits" }, hits));
    if (answer.total > hits.length) {
      const left = Math.min(STEP, answer.total - hits.length);
      const more = make("button", { type: "button", "class": "more" }, [words.more.replace("{count}", group(left))]);
      more.addEventListener("click", function () {
        const place = shown;
        shown += STEP;
        ask(false);
        waitForHit(place);
      });
      results.append(make("p", {}, [more]));
    }
  }

  /** Moves the focus to a hit as soon as it is there: a reader who asked for more goes on where they were. */
  function waitForHit(place) {
    const watcher = new MutationObserver(function () {
      const link = links()[place];
      if (link) { link.focus(); }
      if (link || results.getAttribute("data-state") !== "busy") { watcher.disconnect(); }
    });
    watcher.observe(results, { childList: true, subtree: true, attributes: true });
  }

  function makeOrder() {
    const select = make("select", { id: "order" }, ORDERS.map(function (name) {
      return make("option", { value: name, selected: name === order }, [words[name]]);
    }));
    return make("p", { "class": "order" }, [make("label", { "for": "order" }, [words.order]), select]);
  }

  function showFacets(answer, counts, context) {
    const active = facets.contains(document.activeElement) ? document.activeElement : null;
    const groups = luutru.makeFacets(counts, chosen, context);
    facets.replaceChildren.apply(facets, answer.total || groups.length ? [makeOrder()].concat(groups) : []);
    if (active) {
      const twin = Array.from(facets.querySelectorAll("input, select")).find(function (other) {
        return other.name === active.name && other.value === active.value || active.id && other.id === active.id;
      });
      if (twin) { twin.focus(); }
    }
  }

  // --- What the reader does

  function links() { return Array.from(results.querySelectorAll("[data-result] h3 a")); }

  field.addEventListener("input", function () {
    clearTimeout(timer);
    shown = STEP;
    results.setAttribute("data-state", "busy");
    waiting = true;
    timer = setTimeout(function () {
      ask(true);
      timer = setTimeout(function () { writeAddress(false); }, SETTLED);
    }, PAUSE);
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    shown = STEP;
    writeAddress(true);
    ask(false);
  });

  facets.addEventListener("change", function (event) {
    const box = event.target;
    if (box.id === "order") {
      order = box.value;
    } else if (box.checked) {
      chosen[box.name].add(box.value);
    } else {
      chosen[box.name].delete(box.value);
    }
    shown = STEP;
    writeAddress(true);
    ask(false);
  });

  window.addEventListener("popstate", function () {
    shown = STEP;
    readAddress();
    ask(false);
  });

  document.addEventListener("keydown", function (event) {
    const at = document.activeElement;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && at.type !== "checkbox";
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    if (event.key === "/" && !typing) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && (at === field || results.contains(at))) {
      field.value = "";
      field.focus();
      field.dispatchEvent(new Event("input"));
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event, at);
    }
  });

  function move(event, at) {
    const stops = [field].concat(links());
    const place = stops.indexOf(at);
    const next = stops[place + (event.key === "ArrowDown" ? 1 : -1)];
    if (place < 0 || !next) { return; }
    event.preventDefault();
    next.focus();
  }

  readAddress();
  // What every search needs is asked for before the first key.
  luutru.loadFirst().catch(function () { say(words.failed); });
  ask(false);
}());
