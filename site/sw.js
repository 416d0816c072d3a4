const LUUTRU = {"files":["index.html","tim-kiem.html","assets/style.css","assets/fonts/source-serif-4-latin.woff2","assets/fonts/source-serif-4-vietnamese.woff2","assets/icon.svg","assets/js/edition.js","assets/js/home.js","assets/js/offline.js","assets/js/site.js","assets/search.css","assets/js/search.js"],"language":"vi","title":"Chưa có mạng","text":"Trang này chưa được giữ trên máy. Các trang đã xem vẫn mở được.","home":"Trang chủ"};
/* The service worker: pages that were seen, lists and used files of the search open again without a connection. With
   one, the server always answers first. The build puts LUUTRU in front: the files every page needs, and words. */
"use strict";
importScripts("assets/js/edition.js");

const edition = self.luutruEdition;
const root = self.registration.scope;
/** Not kept: what is there for programs, and what tells editions apart. */
const NOT_KEPT = /(^|\/)(SHA256SUMS|sw\.js)$|^du-lieu\/|\.(bib|ris|json|xml|txt|zip)$/;
let fetched = [];

function pathOf(address) {
  const path = decodeURIComponent(new URL(address).pathname.slice(new URL(root).pathname.length));
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

async function begin() {
  const now = await edition.ask(root);
  if (now === null || (await edition.kept(root)).length) { return; }
  const open = await self.clients.matchAll({ includeUncontrolled: true });
  const paths = LUUTRU.files.concat(open.map(function (client) { return pathOf(client.url); }));
  const responses = await Promise.all(paths.map(function (path) {
    return fetch(edition.addressOf(root, path), { cache: "no-cache" });
  }));
  if ((await edition.ask(root)) !== now) { return; }
  const cache = await caches.open(edition.nameOf(root, now));
  await Promise.all(responses.map(function (response, place) {
    return response.ok ? cache.put(edition.addressOf(root, paths[place]), response) : null;
  }));
}

/** Keeps what was fetched since the last time, when the edition is still the one that is kept. */
async function settle() {
  const mine = fetched;
  fetched = [];
  const names = await edition.kept(root);
  const now = await edition.ask(root);
  if (now === null) { return; }
  if (!names.length) { await begin(); return; }
  if (names[0] !== edition.nameOf(root, now)) { await edition.renew(root, names[0], now); return; }
  const cache = await caches.open(names[0]);
  await Promise.all(mine.map(function (pair) { return cache.put(pair[0], pair[1]); }));
}

function offlinePage() {
  const html = "<!DOCTYPE html><html lang=\"" + LUUTRU.language + "\"><meta charset=\"utf-8\"><title>" + LUUTRU.title +
    "</title><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"" + root +
    "assets/style.css\"><main><h1>" + LUUTRU.title + "</h1><p>" + LUUTRU.text + "</p><p><a href=\"" + root +
    "index.html\">" + LUUTRU.home + "</a></p></main></html>";
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

async function fromCache(request) {
  const names = await edition.kept(root);
  const address = edition.addressOf(root, pathOf(request.url));
  const found = names.length && await (await caches.open(names[0])).match(address);
  return found || (request.mode === "navigate" ? offlinePage() : Response.error());
}

async function answer(event) {
  const request = event.request;
  let response;
  try {
    response = await fetch(request, { cache: "no-cache" });
  } catch (offline) {
    return fromCache(request);
  }
  const path = pathOf(request.url);
  if (response.ok && response.status === 200 && !response.redirected && !NOT_KEPT.test(path)) {
    fetched.push([edition.addressOf(root, path), response.clone()]);
    event.waitUntil(new Promise(function (resolve) { setTimeout(resolve, 1000); }).then(function () {
      return fetched.length ? settle() : null;
    }).catch(function () { /* without a connection nothing is kept */ }));
  }
  return response;
}

self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) {
  event.waitUntil(self.clients.claim().then(begin).catch(function () { /* another time */ }));
});
self.addEventListener("fetch", function (event) {
  const request = event.request;
  if (request.method === "GET" && request.url.startsWith(root)) { event.respondWith(answer(event)); }
});
