/* On the page of an article that was opened from a hit: the words are marked, and a line above leads back to the hits
   and on to the next. site.js keeps the list one came from in this tab and loads this script; where nothing can be
   kept, articles open as always. Ids and texts of paragraphs stay as they are. */
(() => {
  "use strict";

  const TRAIL = "luutru-danh-sach";

  /** Marks the words of the text nodes below an element. */
  const markWords = (element, query) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) { texts.push(walker.currentNode); }
    texts.filter((node) => !node.parentElement.closest("[aria-labelledby=neo], mark")).forEach((node) => {
      const pieces = luutru.highlight(node.data, query);
      if (!pieces.some(([, marked]) => marked)) { return; }
      node.replaceWith(...luutru.pieces(pieces));
    });
  };

  luutru.followTrail = (article, turn) => {
    const [name, list, hits] = JSON.parse(sessionStorage.getItem(TRAIL) || "[]");
    const place = hits.findIndex(([address]) => address === location.href.split("#")[0]);
    const query = luutru.parseQuery(new URL(list).searchParams.get("q") || "");
    article.querySelectorAll("h1, .text").forEach((part) => { markWords(part, query); });
    const next = hits[place + 1];
    article.prepend(luutru.make("p", { "class": "trail note" }, [
      luutru.make("a", { href: list }, [`← ${name}`]), ` · ${place + 1}/${hits.length}`,
      ...(next ? [" · ", luutru.make("a", { href: next[0] }, [`${turn.dataset.next} →`])] : [])
    ]));
  };

  if (typeof document.querySelector === "function") {
    const article = document.querySelector("article");
    const turn = document.querySelector(".turn[data-next]");
    if (article && turn) { window.addEventListener("load", () => { luutru.followTrail(article, turn); }); }
  }
})();
