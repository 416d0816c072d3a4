/* Editions of the site in this browser's cache: shared by sw.js and the page about the archive (offline.js).

   An edition is what one build published. Its name is what the server says of SHA256SUMS without sending it. A file is
   kept only when the edition was the same before and after it was fetched, or when it has the hash that SHA256SUMS
   names; so a cache never holds files of two editions. */
(function (scope) {
  "use strict";
  const SUMS = "SHA256SUMS";
  const AT_ONCE = 6;

  /** The cache of a site at `root` (an address ending in "/"), by its edition. */
  function nameOf(root, edition) { return "luutru " + root + " " + edition; }

  /** The edition that the server has now; rejects without a connection, null where there is no list of files. */
  async function ask(root) {
    const answer = await fetch(root + SUMS, { method: "HEAD", cache: "no-cache" });
    const head = answer.headers;
    return answer.ok ? head.get("etag") || head.get("last-modified") || head.get("content-length") : null;
  }

  /** The names of the site's caches. The oldest, which comes first, is in use until a newer one is complete. */
  async function kept(root) {
    const names = await caches.keys();
    return names.filter(function (name) { return name.startsWith("luutru " + root + " "); });
  }

  /** Path → hash of every file of the edition that the server has now. */
  async function readSums(root) {
    const text = await (await fetch(root + SUMS, { cache: "no-cache" })).text();
    return new Map(text.split("\n").filter(Boolean).map(function (line) {
      return [line.slice(66), line.slice(0, 64)];
    }));
  }

  async function hash(response) {
    const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
    return Array.from(new Uint8Array(digest), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  function addressOf(root, path) { return root + path.split("/").map(encodeURIComponent).join("/"); }

  /** Puts files of an edition into a cache, from `old` where it has them unchanged. `tell` gets each one's bytes and
      says whether to go on. Rejects when a file is not of that edition. */
  async function fill(root, cache, paths, sums, old, tell) {
    const left = paths.slice();
    async function work() {
      while (left.length) {
        const path = left.pop();
        const address = addressOf(root, path);
        let response = await cache.match(address);
        if (!response) {
          response = old && (await old.match(address));
          if (!response || (await hash(response)) !== sums.get(path)) {
            response = await fetch(address, { cache: "no-cache" });
            if (!response.ok || (await hash(response)) !== sums.get(path)) { throw new Error(path); }
          }
          await cache.put(address, response.clone());
        }
        if (tell && !tell((await response.blob()).size)) { return; }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Takes what was kept of an older edition over into the one that the server has now; then the old one goes. */
  async function renew(root, old, edition) {
    const sums = await readSums(root);
    const before = await caches.open(old);
    const paths = (await before.keys()).map(function (request) {
      return decodeURIComponent(request.url.slice(root.length));
    }).filter(function (path) { return sums.has(path); });
    const name = nameOf(root, edition);
    for (const other of await kept(root)) {
      if (other !== old && other !== name) { await caches.delete(other); }
    }
    await fill(root, await caches.open(name), paths, sums, before);
    if ((await ask(root)) === edition) { await caches.delete(old); }
  }

  scope.luutruEdition = { addressOf, ask, fill, kept, nameOf, readSums, renew };
})(self);
