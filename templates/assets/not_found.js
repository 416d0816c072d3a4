/* Finds the site's root from this page's own address, and offers a search for the words of the address. */
(() => {
  "use strict";
  const folders = document.getElementById("loi")?.dataset.folders?.split(" ") ?? [];
  const parts = location.pathname.split("/");
  const last = parts.pop() ?? "";

  /** Folders that may be the root: above a folder that the site has; else from the nearest upwards. */
  const listRoots = () => {
    const place = parts.findIndex((part) => folders.includes(part));
    const roots = parts.map((_, index) => `${parts.slice(0, index + 1).join("/")}/`);
    return place > 0 ? [roots[place - 1]] : roots.reverse();
  };

  const readWords = () => {
    let words = last;
    try { words = decodeURIComponent(last); } catch { /* malformed: as it is */ }
    return words.replace(/\.\w{1,5}$/, "").replace(/[-_+.\s]+/g, " ").trim();
  };

  /** @param {string} id */
  const find = (id) => document.getElementById(id);

  /** @param {string} root */
  const show = (root) => {
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-page]"))) {
      link.href = root + link.dataset.page;
    }
    find("loi")?.removeAttribute("hidden");
    find("goi-y")?.setAttribute("hidden", "");
    const words = readWords();
    const offer = find("tim");
    const link = offer?.querySelector("a");
    if (!offer || !link || !words || /^(index|404|trang \d+)$/.test(words)) { return; }
    link.href = `${root}tim-kiem.html?q=${encodeURIComponent(words)}`;
    link.textContent = (offer.dataset.text ?? "").replace("{words}", () => words);
    offer.hidden = false;
  };

  /** @param {string[]} roots */
  const look = async ([root, ...others]) => {
    if (!root) { return; }
    if (others.length && location.protocol !== "file:") {
      const found = await fetch(`${root}tim-kiem.html`, { method: "HEAD" }).then((answer) => answer.ok, () => true);
      if (!found) { return look(others); }
    }
    show(root);
  };

  look(listRoots());
})();
