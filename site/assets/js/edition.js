/* Editions of the site in this browser's cache: shared by sw.js and the page about the archive (offline.js).

   An edition is what one build published. Its name is what the server says of SHA256SUMS without sending it. A file is
   kept only when the edition was the same before and after it was fetched, or when it has the hash that SHA256SUMS
   names; so a cache never holds files of two editions. A site is named by its root, an address ending in "/". */
const luutruEdition = (() => {
  "use strict";
  const SUMS = "SHA256SUMS";
  const AT_ONCE = 6;
  /** What a reader needs: pages, what they look like, the search. Not the files for programs. */
  const READ = /\.(html|css|js|woff2|svg|png|jpg|webmanifest)$/;

  /** The cache of a site, by its edition. @param {string} root @param {string} edition */
  const nameOf = (root, edition) => `luutru ${root} ${edition}`;

  /** The edition that the server has now; rejects without a connection, null where there is no list of files.
      @param {string} root */
  const ask = async (root) => {
    const { ok, headers } = await fetch(root + SUMS, { method: "HEAD", cache: "no-cache" });
    return ok ? headers.get("etag") ?? headers.get("last-modified") ?? headers.get("content-length") : null;
  };

  /** The names of the site's caches. The oldest, which comes first, is in use until a newer one is complete.
      @param {string} root */
  const kept = async (root) => (await caches.keys()).filter((name) => name.startsWith(nameOf(root, "")));

  /** Path → hash of every file of the edition that the server has now. @param {string} root */
  const readSums = async (root) => {
    const text = await (await fetch(root + SUMS, { cache: "no-cache" })).text();
    const lines = text.split("\n").filter(Boolean);
    return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  };

  /** The files that a reader needs. @param {Map<string, string>} sums */
  const readable = (sums) => Array.from(sums.keys()).filter((path) => READ.test(path));

  /** Says of a cache that it holds the whole archive; later editions will. @param {string} root @param {Cache} cache */
  const markWhole = (root, cache) => cache.put(root + SUMS, new Response(""));

  /** @param {Response} response */
  const hash = async (response) => {
    const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  /** @param {string} root @param {string} path */
  const addressOf = (root, path) => root + path.split("/").map(encodeURIComponent).join("/");

  /** Puts files of an edition into a cache, from `old` where it has them unchanged. `tell` gets each one's bytes.
      Rejects when a file is not of that edition.
      @param {string} root @param {Cache} cache @param {string[]} paths @param {Map<string, string>} sums
      @param {Cache | null} old @param {(size: number) => void} [tell] */
  const fill = async (root, cache, paths, sums, old, tell) => {
    /** @param {string} address @param {string} path */
    const bring = async (address, path) => {
      const before = await old?.match(address);
      if (before && (await hash(before)) === sums.get(path)) { return before; }
      const fetched = await fetch(address, { cache: "no-cache" });
      if (!fetched.ok || (await hash(fetched)) !== sums.get(path)) { throw new Error(path); }
      return fetched;
    };
    const left = paths.slice();
    const work = async () => {
      for (let path = left.pop(); path !== undefined; path = left.pop()) {
        const address = addressOf(root, path);
        let response = await cache.match(address);
        if (!response) {
          response = await bring(address, path);
          await cache.put(address, response.clone());
        }
        tell?.((await response.blob()).size);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  };

  /** Takes what was kept of an older edition over into the one that the server has now; then the old one goes. Who
      keeps the whole archive gets what is new in it, too.
      @param {string} root @param {string} old @param {string} edition */
  const renew = async (root, old, edition) => {
    const sums = await readSums(root);
    const before = await caches.open(old);
    const whole = await before.match(root + SUMS);
    const addresses = (await before.keys()).map((request) => request.url);
    const paths = addresses.map((address) => decodeURIComponent(address.slice(root.length)));
    const name = nameOf(root, edition);
    for (const other of await kept(root)) {
      if (other !== old && other !== name) { await caches.delete(other); }
    }
    const cache = await caches.open(name);
    const wanted = new Set([...paths.filter((path) => sums.has(path)), ...(whole ? readable(sums) : [])]);
    await fill(root, cache, Array.from(wanted), sums, before);
    if (whole) { await markWhole(root, cache); }
    if ((await ask(root)) === edition) { await caches.delete(old); }
  };

  return { addressOf, ask, fill, kept, markWhole, nameOf, readSums, readable, renew };
})();
