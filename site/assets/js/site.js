const LUUTRU = {"words":{"cite_own":"Cho phần mềm trích dẫn:","cite_shown":"Trích dẫn {count} bài trên trang này:","copied":"Đã sao chép","copy":"Sao chép","copy_citation":"Sao chép trích dẫn","copy_link":"Sao chép liên kết","next_article":"Bài sau","previous_article":"Bài trước","save_file":"Tải về","turn_within":"Trong danh sách: {title}"},"archive":"Đảng bộ các quận, huyện Hà Nội trên báo chí","base":"","kept":"Bản lưu: Đảng bộ các quận, huyện Hà Nội trên báo chí, {address}"};
/* What every page can do with a script: copy, walk on in the list one came from, "/" for the search field, references
   for programs (references.js), and being kept by the browser on the web. A classic script, for modules do not load
   from file://. The build puts LUUTRU in front: what scripts say, and what they know of the site. */
(() => {
  "use strict";
  const { words } = LUUTRU;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", script.src).href;

  /** Loads another script of the site. @param {string} name @returns {Promise<void>} when it has run */
  const load = (name) => new Promise((resolve) => {
    const other = document.createElement("script");
    other.src = new URL(name, script.src).href;
    other.addEventListener("load", () => { resolve(); });
    document.head.append(other);
  });
  window.luutruSite = { ...LUUTRU, root, load };

  // --- Copying. Buttons are hidden in the page: what they copy can be selected by hand.

  /** The old way, where the new one is missing: plain http, file://, old browsers. @param {string} text */
  const copyBySelection = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "vh";
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  };

  /** @param {string} text */
  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch { /* not allowed: the old way */ }
    }
    return copyBySelection(text);
  };

  /** @param {HTMLElement} button */
  const copyFor = async (button) => {
    const source = button.dataset.copy && document.getElementById(button.dataset.copy);
    if (!await copy(source ? (source.textContent ?? "").trim() : location.href)) { return; }
    const label = button.textContent;
    button.textContent = words.copied;
    status.textContent = words.copied;
    button.focus();
    setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, 2000);
  };

  /** What was copied, for those who hear the page. */
  const status = Object.assign(document.createElement("p"), { className: "vh", role: "status" });
  document.body.append(status);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copy]"))) {
    button.hidden = false;
  }
  document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("[data-copy]");
    if (button instanceof HTMLElement && button.textContent !== words.copied) { copyFor(button); }
  });

  // --- The list one came from: kept in the tab, for "previous" and "next" at the end of an article.

  const TRAIL = "luutru-danh-sach";
  const main = document.getElementById("noi-dung");

  /** @param {Event} event */
  const keepTrail = (event) => {
    const link = /** @type {Element} */ (event.target).closest(".card :is(h3, h4) a, .hits .passage a");
    const heading = document.querySelector("h1");
    if (!main || !link || !heading || link.closest(".further")) { return; }
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = main.querySelectorAll(".cards .card :is(h3, h4) a, .hits .card h3 a");
    const listed = Array.from(links, (one) => [one.href.split("#")[0], one.textContent]);
    try {
      const name = heading.dataset.list ?? heading.textContent;
      sessionStorage.setItem(TRAIL, JSON.stringify([name, location.href, listed]));
    } catch { /* full or not allowed: the way in time stays */ }
  };

  /** @param {string} href @param {string} className @param {string} label @param {string} title */
  const makeLink = (href, className, label, title) => {
    const small = Object.assign(document.createElement("small"), { textContent: label });
    const span = Object.assign(document.createElement("span"), { textContent: title, lang: "vi" });
    const link = Object.assign(document.createElement("a"), { href, className });
    link.append(small, " ", span);
    return link;
  };

  /** @returns {[name: string, list: string, articles: [href: string, title: string][]] | null} */
  const readTrail = () => {
    try {
      return JSON.parse(sessionStorage.getItem(TRAIL) ?? "null");
    } catch {
      return null;
    }
  };

  /** @param {HTMLElement} turn */
  const followTrail = (turn) => {
    const [name, list, articles] = readTrail() ?? ["", "", []];
    const here = location.href.split("#")[0];
    const place = articles.findIndex(([href]) => href === here);
    if (place < 0 || articles.length < 2) { return; }
    const [before, after] = [articles[place - 1], articles[place + 1]];
    const note = document.createElement("p");
    const [start, end] = words.turn_within.split("{title}");
    note.append(start, Object.assign(document.createElement("a"), { href: list, textContent: name }), end);
    turn.replaceChildren(note);
    if (before) { turn.append(makeLink(before[0], "", `← ${words.previous_article}`, before[1])); }
    if (after) { turn.append(makeLink(after[0], "next", `${words.next_article} →`, after[1])); }
    turn.dataset.next = words.next_article;
    // The words that were searched are marked by the script that searches (search/8-trail.js).
    if (list.includes("tim-kiem.html?")) { load("search.js"); }
  };

  if (main) {
    main.addEventListener("click", keepTrail);
    main.addEventListener("auxclick", keepTrail);
    const turn = main.querySelector(".turn");
    if (turn instanceof HTMLElement) { followTrail(turn); }
  }
  if (document.getElementById("csl")) { load("references.js"); }

  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || target.isContentEditable;
    const field = document.querySelector("form[role=search] input[type=search]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (field instanceof HTMLElement) {
      event.preventDefault();
      field.focus();
    }
  });

  // --- On the web: the service worker and the manifest.

  if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
    const manifest = { rel: "manifest", href: new URL("manifest.webmanifest", root).href };
    document.head.append(Object.assign(document.createElement("link"), manifest));
    window.addEventListener("load", () => {
      navigator.serviceWorker.register(new URL("sw.js", root)).catch(() => { /* the site works without */ });
    });
  }
})();
