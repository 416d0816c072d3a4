/* The list shown, to take away: CSV, BibTeX, RIS, CSL-JSON, its address. Made here, of what the hits show. */
(() => {
  "use strict";

  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

  const plain = (text) => text.replace(/[{}\\]/g, "");

  /** With the columns named in the page's language. */
  const csv = (texts, words) => [
    [words.title, words.dates, words.bao, words["tac-gia"], words.address],
    ...texts.map((text) => [text.title, text.date, text.outletName, text.authors.join("; "), text.href])
  ].map((row) => row.map(cell).join(",")).join("\r\n");

  const bib = (texts) => texts.map((text, i) => [
    `@online{luutru${i + 1},`, `  title = {{${plain(text.title)}}},`,
    ...(text.authors.length ? [`  author = {${text.authors.map((name) => `{${plain(name)}}`).join(" and ")}},`] : []),
    ...(text.date ? [`  date = {${text.date}},`] : []),
    ...(text.outletName ? [`  organization = {{${plain(text.outletName)}}},`] : []),
    `  url = {${text.href}}`, "}"
  ].join("\n")).join("\n\n");

  const ris = (texts) => texts.map((text) => [
    "TY  - NEWS", `TI  - ${text.title}`, ...text.authors.map((name) => `AU  - ${name}`),
    ...(text.date ? [`DA  - ${text.date.replace(/-/g, "/")}`] : []),
    ...(text.outletName ? [`T2  - ${text.outletName}`] : []), `UR  - ${text.href}`, "ER  - "
  ].join("\r\n")).join("\r\n");

  const csl = (texts) => JSON.stringify(texts.map((text, i) => ({
    id: `luutru${i + 1}`, type: "article-newspaper", title: text.title, URL: text.href,
    ...(text.authors.length ? { author: text.authors.map((literal) => ({ literal })) } : {}),
    ...(text.outletName ? { "container-title": text.outletName } : {}),
    ...(text.date ? { issued: { "date-parts": [text.date.split("-").map(Number)] } } : {})
  })), null, 1);

  luutru.EXPORTS = {
    "CSV": ["csv", "text/csv", (texts, words) => `\ufeff${csv(texts, words)}`], "BibTeX": ["bib", "application/x-bibtex", bib],
    "RIS": ["ris", "application/x-research-info-systems", ris],
    "CSL-JSON": ["json", "application/vnd.citationstyles.csl+json", csl]
  };

  /** Hands over the articles shown as a file; `texts` have `href`, their whole address; `words` are the page's. */
  luutru.saveList = (format, texts, words) => {
    const [ending, type, write] = luutru.EXPORTS[format];
    const link = luutru.make("a", {
      href: URL.createObjectURL(new Blob([write(texts, words)], { type: `${type};charset=utf-8` })), download: `tim-kiem.${ending}`
    });
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, 1000);
  };

  /** Puts text on the clipboard, the old way where the new one is refused; then calls `done`. */
  luutru.copyText = async (text, done) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch (refused) {
      const area = luutru.make("textarea", { "class": "vh" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    done();
  };
})();
