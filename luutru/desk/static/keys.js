"use strict";

/** Single keys for who works through the queue without a mouse; none while one types. */
(() => {
  /** @param {string} selector */
  const press = (selector) => {
    const found = document.querySelector(selector);
    if (found instanceof HTMLElement) found.click();
  };

  /**
   * Moves the focus among the lines of a page, or the articles of a list.
   * @param {number} by
   */
  const step = (by) => {
    const stops = [...document.querySelectorAll(".lines input, .tasks > li > a, .alike input")];
    const here = stops.indexOf(document.activeElement ?? document.body);
    const next = stops[here < 0 ? 0 : Math.min(Math.max(here + by, 0), stops.length - 1)];
    if (next instanceof HTMLElement) next.focus();
  };

  const keys = document.getElementById("keys");
  const show = () => {
    if (keys instanceof HTMLDialogElement) keys.showModal();
  };

  /** @type {Record<string, () => void>} */
  const acts = {
    "?": show,
    "/": () => document.getElementById("f-find")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    n: () => press("[rel=next]"),
    p: () => press("[rel=prev]"),
    d: () => press("header a"),
  };

  /** @param {EventTarget | null} target */
  const isTyped = (target) =>
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== "checkbox");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && isTyped(event.target) && event.target instanceof Element) {
      const form = event.target.closest("form");
      const buttons = [...(form?.elements ?? [])].filter((one) => one instanceof HTMLButtonElement);
      event.preventDefault();
      form?.requestSubmit(buttons[0]);
    }
    const elsewhere = isTyped(event.target) || document.querySelector("#keys[open]");
    if (event.ctrlKey || event.metaKey || event.altKey || elsewhere) return;
    const act = acts[event.key] ?? (/^\d$/u.test(event.key) ? () => press(`[aria-keyshortcuts="${event.key}"]`) : null);
    if (!act) return;
    event.preventDefault();
    act();
  });
  // Who gave a line its role goes on at that line, once the page is here again.
  const stood = `stood ${location.pathname}`;
  const lines = document.querySelector("ol.lines");
  document.addEventListener("submit", (event) => {
    const line = (event.submitter?.closest("li") ?? document.activeElement?.closest("li"))?.id;
    if (line) sessionStorage.setItem(stood, line);
  });
  const line = document.getElementById(sessionStorage.getItem(stood) ?? "");
  sessionStorage.removeItem(stood);
  line?.querySelector("input")?.focus({ preventScroll: true });
  if (line && lines instanceof HTMLElement) {
    lines.scrollTop = line.offsetTop - lines.offsetTop - lines.clientHeight / 2;
  }
  document.getElementById("show-keys")?.addEventListener("click", show);
})();
