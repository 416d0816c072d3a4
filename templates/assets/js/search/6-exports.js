/* The list shown, to take away: CSV is made here, of what the hits show; references by the script of all pages
   (../references.js), which is loaded when they are wanted. */
(() => {
  "use strict";

  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

  /** With the columns named in the page's language. */
  const csv = (texts, words) => [
    [words.title, words.dates, words.bao, words["tac-gia"], words.address],
    ...texts.map((text) => [text.title, text.date, text.outletName, text.authors.join("; "), text.href])
  ].map((row) => row.map(cell).join(",")).join("\r\n");

  const saveReferences = async (format, texts) => {
    const site = window.luutruSite;
    if (!site.references) { await site.load("references.js"); }
    const { complete, saveItems } = /** @type {{ complete: Function, saveItems: Function }} */ (site.references);
    const items = texts.map((text) => complete(
      [text.url.replace(/^.*\/|\.html$/g, ""), text.authors.length && text.authors, text.outletName, site.base ? 0 : text.href],
      { title: text.title, path: text.url, day: text.date }
    ));
    saveItems(format, items, "tim-kiem");
  };

  luutru.EXPORTS = ["CSV", "BibTeX", "RIS", "CSL-JSON"];

  /** Hands over the articles shown as a file; `texts` have `href`, their whole address; `words` are the page's. */
  luutru.saveList = (format, texts, words) => {
    if (format !== "CSV") { return saveReferences(format, texts); }
    const data = new Blob([`\ufeff${csv(texts, words)}`], { type: "text/csv;charset=utf-8" });
    const link = luutru.make("a", { href: URL.createObjectURL(data), download: "tim-kiem.csv" });
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 1000);
  };
})();
