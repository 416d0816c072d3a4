/* On the page about the archive: "keep the whole archive on this machine", where it is read over http(s). */
(function () {
  "use strict";
  const section = document.getElementById("ngoai-tuyen");
  const edition = window.luutruEdition;
  if (!section || !("serviceWorker" in navigator) || !window.caches || !location.protocol.startsWith("http")) { return; }
  const root = new URL(".", location.href).href;
  const words = section.dataset;
  const button = section.querySelector("button");
  const bar = section.querySelector("progress");
  const status = section.querySelector("[role=status]");
  /** What a reader needs: pages, what they look like, the search. Not the files for programs. */
  const READ = /\.(html|css|js|woff2|svg|png|webmanifest)$/;
  const SAMPLE = 24;
  let wanted = false;

  function megabytes(bytes) {
    return (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  }

  function say(text, values) {
    status.textContent = text.replace(/{(\w+)}/g, function (_, name) { return values[name]; });
  }

  /** Bytes of all files, judged by some of them, as many from each part of the list. */
  async function estimate(paths) {
    const step = Math.max(1, Math.floor(paths.length / SAMPLE));
    const some = paths.filter(function (_, place) { return place % step === 0; });
    const sizes = await Promise.all(some.map(async function (path) {
      const answer = await fetch(edition.addressOf(root, path), { method: "HEAD" });
      return Number(answer.headers.get("content-length")) || 0;
    }));
    return sizes.reduce(function (sum, size) { return sum + size; }, 0) / some.length * paths.length;
  }

  async function keep() {
    const now = await edition.ask(root);
    const sums = await edition.readSums(root);
    const paths = Array.from(sums.keys()).filter(function (path) { return READ.test(path); });
    const count = paths.length.toLocaleString(document.documentElement.lang);
    if (!wanted) {
      wanted = true;
      say(words.size, { count: count, size: megabytes(await estimate(paths)) });
      button.textContent = words.start;
      return;
    }
    const names = await edition.kept(root);
    let done = 0;
    let bytes = 0;
    bar.hidden = false;
    bar.max = paths.length;
    button.hidden = true;
    const old = names.length && names[0] !== edition.nameOf(root, now) ? await caches.open(names[0]) : null;
    await edition.fill(root, await caches.open(edition.nameOf(root, now)), paths, sums, old, function (size) {
      bar.value = done += 1;
      bytes += size;
      say(words.progress, { done: done.toLocaleString(document.documentElement.lang), count: count, size: megabytes(bytes) });
      return true;
    });
    if (old) { await caches.delete(names[0]); }
    say(words.done, { count: count, size: megabytes(bytes) });
  }

  section.hidden = false;
  button.addEventListener("click", function () {
    button.disabled = true;
    keep().catch(function () {
      say(words.failed, {});
      button.hidden = false;
    }).finally(function () { button.disabled = false; });
  });
})();
