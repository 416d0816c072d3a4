const LUUTRU = {"files":["index.html","tim-kiem.html","assets/style.css","assets/fonts/source-serif-4-latin.woff2","assets/fonts/source-serif-4-vietnamese.woff2","assets/icon.svg","assets/js/edition.js","assets/js/home.js","assets/js/offline.js","assets/js/references.js","assets/js/site.js","assets/search.css","assets/js/search.js","assets/js/search-page.js"],"language":"vi","title":"Chưa có mạng","text":"Trang này chưa được giữ trên máy. Các trang đã xem vẫn mở được.","home":"Trang chủ"};
/* The service worker: pages that were seen, lists and used files of the search open again without a connection. With
   one, the server always answers first. The build puts LUUTRU in front: the files every page needs, and words. */
"use strict";
importScripts("assets/js/edition.js");

(() => {
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  const edition = luutruEdition;
  const root = worker.registration.scope;
  /** Not kept: what is there for programs, and what tells editions apart. */
  const NOT_KEPT = /(^|\/)(SHA256SUMS|sw\.js)$|^du-lieu\/|\.(bib|ris|json|xml|txt|zip)$/;
  const SETTLE_AFTER = 1000;
  /** @type {[address: string, response: Response][]} */
  let fetched = [];

  /** @param {string} address */
  const pathOf = (address) => {
    const path = decodeURIComponent(new URL(address).pathname.slice(new URL(root).pathname.length));
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  };

  const begin = async () => {
    const now = await edition.ask(root);
    if (now === null || (await edition.kept(root)).length) { return; }
    const open = await worker.clients.matchAll({ includeUncontrolled: true });
    const addresses = [...LUUTRU.files, ...open.map((client) => pathOf(client.url))].map(
      (path) => edition.addressOf(root, path));
    const responses = await Promise.all(addresses.map((address) => fetch(address, { cache: "no-cache" })));
    if ((await edition.ask(root)) !== now) { return; }
    const cache = await caches.open(edition.nameOf(root, now));
    await Promise.all(responses.map((response, place) => response.ok && cache.put(addresses[place], response)));
  };

  /** Keeps what was fetched since the last time, when the edition is still the one that is kept. */
  const settle = async () => {
    const mine = fetched;
    fetched = [];
    const [oldest] = await edition.kept(root);
    const now = await edition.ask(root);
    if (now === null) { return; }
    if (!oldest) {
      await begin();
    } else if (oldest !== edition.nameOf(root, now)) {
      await edition.renew(root, oldest, now);
    } else {
      const cache = await caches.open(oldest);
      await Promise.all(mine.map(([address, response]) => cache.put(address, response)));
    }
  };

  const offlinePage = () => {
    const html = `<!DOCTYPE html><html lang="${LUUTRU.language}"><meta charset="utf-8"><title>${LUUTRU.title}</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="${root}assets/style.css">
<main><h1>${LUUTRU.title}</h1><p>${LUUTRU.text}</p><p><a href="${root}index.html">${LUUTRU.home}</a></p></main></html>`;
    return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  };

  /** @param {Request} request */
  const fromCache = async (request) => {
    const [oldest] = await edition.kept(root);
    const address = edition.addressOf(root, pathOf(request.url));
    const found = oldest && await (await caches.open(oldest)).match(address);
    return found || (request.mode === "navigate" ? offlinePage() : Response.error());
  };

  /** @param {FetchEvent} event */
  const answer = async (event) => {
    const request = event.request;
    let response;
    try {
      response = await fetch(request, { cache: "no-cache" });
    } catch {
      return fromCache(request);
    }
    const path = pathOf(request.url);
    if (response.status === 200 && !response.redirected && !NOT_KEPT.test(path)) {
      fetched.push([edition.addressOf(root, path), response.clone()]);
      const settled = new Promise((resolve) => { setTimeout(resolve, SETTLE_AFTER); }).then(
        () => (fetched.length ? settle() : undefined));
      event.waitUntil(settled.catch(() => { /* without a connection nothing is kept */ }));
    }
    return response;
  };

  worker.addEventListener("install", () => { worker.skipWaiting(); });
  worker.addEventListener("activate", (event) => {
    event.waitUntil(worker.clients.claim().then(begin).catch(() => { /* another time */ }));
  });
  worker.addEventListener("fetch", (event) => {
    const request = event.request;
    if (request.method === "GET" && request.url.startsWith(root)) { event.respondWith(answer(event)); }
  });
})();
