/* On the page about the archive: "keep the whole archive on this machine", where it is read over http(s). */
(() => {
  "use strict";
  const section = document.getElementById("ngoai-tuyen");
  const button = section?.querySelector("button");
  const bar = section?.querySelector("progress");
  const status = section?.querySelector("[role=status]");
  const onWeb = location.protocol.startsWith("http") && "serviceWorker" in navigator && "caches" in window;
  if (!section || !button || !bar || !status || !onWeb) { return; }
  const edition = luutruEdition;
  const root = new URL(".", location.href).href;
  const words = section.dataset;
  const language = document.documentElement.lang;
  const SAMPLE = 24;
  let wanted = false;

  const megabytes = (/** @type {number} */ bytes) =>
    (bytes / 1e6).toLocaleString(language, { maximumFractionDigits: 1 });

  /** @param {string | undefined} text @param {Record<string, string>} [values] */
  const say = (text = "", values = {}) => {
    status.textContent = text.replace(/{(\w+)}/g, (_, name) => values[name]);
  };

  /** Bytes of all files, judged by some of them, as many from each part of the list. @param {string[]} paths */
  const estimate = async (paths) => {
    const step = Math.max(1, Math.floor(paths.length / SAMPLE));
    const some = paths.filter((_, place) => place % step === 0);
    const sizes = await Promise.all(some.map(async (path) => {
      const answer = await fetch(edition.addressOf(root, path), { method: "HEAD" });
      return Number(answer.headers.get("content-length")) || 0;
    }));
    return sizes.reduce((sum, size) => sum + size, 0) / some.length * paths.length;
  };

  const keep = async () => {
    const now = await edition.ask(root);
    if (now === null) { throw new Error("no list of files"); }
    const sums = await edition.readSums(root);
    const paths = edition.readable(sums);
    const count = paths.length.toLocaleString(language);
    if (!wanted) {
      wanted = true;
      say(words.size, { count, size: megabytes(await estimate(paths)) });
      button.textContent = words.start ?? "";
      return;
    }
    const [oldest] = await edition.kept(root);
    const old = oldest && oldest !== edition.nameOf(root, now) ? await caches.open(oldest) : null;
    let done = 0;
    let bytes = 0;
    bar.hidden = false;
    bar.max = paths.length;
    button.hidden = true;
    const cache = await caches.open(edition.nameOf(root, now));
    await edition.fill(root, cache, paths, sums, old, (size) => {
      done += 1;
      bytes += size;
      bar.value = done;
      say(words.progress, { done: done.toLocaleString(language), count, size: megabytes(bytes) });
    });
    await edition.markWhole(root, cache);
    if (old) { await caches.delete(oldest); }
    say(words.done, { count, size: megabytes(bytes) });
  };

  section.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await keep();
    } catch {
      say(words.failed);
      button.hidden = false;
    }
    button.disabled = false;
  });
})();
