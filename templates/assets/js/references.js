/* References for programs: of the articles on a page, and of a search's hits (search/6-exports.js). Each is made as a
   CSL item, of what the page holds of it and what it shows (luutru/site/page_references.py); BibTeX and RIS are made
   of the item, as the build makes those of the data files (luutru/site/citation.py). */
(() => {
  "use strict";

  /** @typedef {{ "date-parts": number[][], circa?: boolean }} CslDate */
  /** @typedef {{ id: string, type: string, title: string, author?: { literal: string }[], "container-title"?: string,
        issued?: CslDate, accessed?: CslDate, URL?: string, archive: string, archive_location: string,
        language: string, note?: string }} Item */
  /** What a page holds of an item: 0 where there is nothing. @typedef {[id: string, authors?: string[] | 0,
        outlet?: string | 0, url?: string | 0, issued?: CslDate | 0, accessed?: CslDate | 0, note?: string]} PageItem */
  /** What it shows. @typedef {{ title: string, path: string, day?: string }} Shown */

  const { words, root, archive, base, kept } = window.luutruSite;

  /** The whole item of an article. @param {PageItem} item @param {Shown} shown @returns {Item} */
  const complete = ([id, authors, outlet, url, issued, accessed, note], shown) => {
    const copy = base && base + shown.path;
    const whole = {
      id: `luutru-${id}`,
      type: "article-newspaper",
      title: shown.title,
      author: authors && authors.map((literal) => ({ literal })),
      "container-title": outlet,
      issued: issued || (shown.day && { "date-parts": [shown.day.split("-").map(Number)] }),
      accessed,
      URL: url || copy,
      archive,
      archive_location: copy || shown.path,
      language: "vi",
      note: [note, url && copy && kept.replace("{address}", () => copy)].filter(Boolean).join("; ")
    };
    return /** @type {Item} */ (Object.fromEntries(Object.entries(whole).filter(([, value]) => value)));
  };

  /** A date as formats write it that know only plain days, months and years. @param {CslDate} [date] */
  const plainDay = (date) => {
    if (!date || date.circa || date["date-parts"].length > 1) { return ""; }
    return date["date-parts"][0].map((part, place) => String(part).padStart(place ? 2 : 4, "0")).join("-");
  };

  /** @type {Record<string, string>} */
  const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "\n": " ", "\r": " " };
  const tex = (/** @type {string} */ text) => text.replace(/[\\{}&%$#_~^\n\r]/g, (sign) => TEX[sign] ?? `\\${sign}`);

  /** @param {Item} item */
  const bibtex = (item) => {
    const fields = [
      ["author", (item.author ?? []).map((author) => `{${tex(author.literal)}}`).join(" and ")],
      ["title", `{${tex(item.title)}}`],
      ["journaltitle", item["container-title"] && `{${tex(item["container-title"])}}`],
      ["date", plainDay(item.issued)],
      ["url", item.URL],
      ["urldate", plainDay(item.accessed)],
      ["note", tex(item.note ?? "")],
      ["langid", "vietnamese"]
    ];
    const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
    return `@article{${item.id},\n${lines.join("")}}`;
  };

  /** @param {Item} item */
  const ris = (item) => {
    const day = plainDay(item.issued).replaceAll("-", "/");
    const rows = [
      ["TY", "NEWS"],
      ["ID", item.id],
      ["TI", item.title],
      ...(item.author ?? []).map((author) => ["AU", author.literal.replaceAll(",", " ")]),
      ["T2", item["container-title"]],
      ["PY", day.slice(0, 4)],
      ["DA", day && day + "/".repeat(3 - day.split("/").length)],
      ["UR", item.URL],
      ["Y2", plainDay(item.accessed).replaceAll("-", "/")],
      ["DB", item.archive],
      ["LA", item.language],
      ["N1", item.note]
    ];
    const lines = rows.filter(([, value]) => value).map(([tag, value = ""]) => `${tag}  - ${value.trim().split(/\s+/).join(" ")}`);
    return `${lines.join("\n")}\nER  - `;
  };

  /** What the data files call their formats → how a file's name ends, and how the items are written.
      @type {Record<string, [ending: string, write: (items: Item[]) => string]>} */
  const FORMS = {
    "BibTeX": ["bib", (items) => items.map((item) => `${bibtex(item)}\n\n`).join("")],
    "RIS": ["ris", (items) => items.map((item) => `${ris(item).replaceAll("\n", "\r\n")}\r\n\r\n`).join("")],
    "CSL-JSON": ["json", (items) => `${JSON.stringify(items, null, 1)}\n`]
  };

  /** Hands over a file of items. @param {string} form @param {Item[]} items @param {string} name */
  const saveItems = (form, items, name) => {
    const [ending, write] = FORMS[form];
    const href = URL.createObjectURL(new Blob([write(items)], { type: "text/plain;charset=utf-8" }));
    Object.assign(document.createElement("a"), { href, download: `${name}.${ending}` }).click();
    setTimeout(() => { URL.revokeObjectURL(href); }, 1000);
  };

  window.luutruSite.references = { complete, saveItems };
  const held = document.getElementById("csl");
  if (!held) { return; }

  // --- A page that holds items.

  const pageItems = /** @type {PageItem[]} */ (JSON.parse(held.textContent ?? ""));
  const line = /** @type {HTMLElement} */ (document.querySelector(".forms"));
  const cards = Array.from(document.querySelectorAll(".listing .card"));

  /** @param {Element | undefined} card @returns {Shown} */
  const lookAt = (card) => {
    const link = card?.querySelector(":is(h3, h4) a");
    const address = link instanceof HTMLAnchorElement ? link.href : location.href;
    return {
      title: (link ?? document.querySelector("h1"))?.textContent ?? "",
      path: address.split(/[?#]/)[0].slice(root.length),
      day: (card ?? document.querySelector(".byline"))?.querySelector("time")?.dateTime.slice(0, 10)
    };
  };

  const items = pageItems.map((item, place) => complete(item, lookAt(cards[place])));

  /** @param {string} label @param {() => void} act */
  const makeButton = (label, act) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.addEventListener("click", act);
    return button;
  };

  /** Hands over a file of what the page shows. @param {string} form */
  const save = (form) => {
    const name = location.href.split(/[?#]/)[0].slice(root.length).replace(/\.html$/, "").replaceAll("/", "-");
    saveItems(form, items, name);
  };

  const names = Object.keys(FORMS);
  if (cards.length) {
    const label = items.length > 1 ? words.cite_shown.replace("{count}", String(items.length)) : words.cite_own;
    line.replaceChildren(label, ...names.map((form) => makeButton(form, () => { save(form); })));
    return;
  }

  // One article: its reference is shown before it is taken.
  const text = Object.assign(document.createElement("pre"), { id: "csl-text" });
  let shown = "";

  /** A button that copies (site.js). @param {string} label @param {string} id */
  const makeCopyButton = (label, id) => {
    const button = makeButton(label, () => { /* site.js copies */ });
    button.dataset.copy = id;
    return button;
  };

  /** @param {HTMLButtonElement[]} buttons */
  const makeActs = (...buttons) => {
    const acts = Object.assign(document.createElement("p"), { className: "acts" });
    acts.append(...buttons);
    return acts;
  };

  const box = Object.assign(document.createElement("div"), { id: "csl-box", hidden: true });
  box.append(text, makeActs(makeCopyButton(words.copy, text.id), makeButton(words.save_file, () => { save(shown); })));
  const buttons = names.map((form) => makeButton(form, () => {
    shown = shown === form ? "" : form;
    box.hidden = !shown;
    text.textContent = shown && FORMS[form][1](items).trim();
    buttons.forEach((button) => { button.setAttribute("aria-expanded", String(button.textContent === shown)); });
  }));
  buttons.forEach((button) => {
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", box.id);
  });
  line.replaceChildren(words.cite_own, ...buttons);
  line.before(makeActs(makeCopyButton(words.copy_citation, "trich-dan-text"), makeCopyButton(words.copy_link, "")));
  line.after(box);
})();
