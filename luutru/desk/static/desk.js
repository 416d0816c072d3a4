"use strict";

/** Shows a date in words while it is typed, and the words that prove a value in the raw page. */
(() => {
  /** @param {HTMLInputElement} field */
  const explainDate = (field) => {
    const hint = document.getElementById(field.getAttribute("aria-describedby") ?? "");
    /** @type {number | undefined} */
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const answer = await fetch(`/ngay?gia-tri=${encodeURIComponent(field.value)}`);
        if (hint && answer.ok) hint.textContent = await answer.text();
      }, 200);
    });
  };

  /** @param {Element} line @param {string} words */
  const markWords = (line, words) => {
    const text = line.querySelector(".text");
    if (!text) return;
    const whole = text.textContent ?? "";
    const start = words ? whole.indexOf(words) : -1;
    document.querySelectorAll(".lines mark").forEach((mark) => mark.replaceWith(mark.textContent ?? ""));
    if (start < 0) return;
    const mark = document.createElement("mark");
    mark.textContent = words;
    text.replaceChildren(whole.slice(0, start), mark, whole.slice(start + words.length));
  };

  for (const field of document.querySelectorAll("[data-date]")) {
    if (field instanceof HTMLInputElement) explainDate(field);
  }
  for (const link of document.querySelectorAll("[data-line]")) {
    link.addEventListener("click", () => {
      const line = document.getElementById(`d${link.getAttribute("data-line")}`);
      if (line) markWords(line, link.getAttribute("data-words") ?? "");
    });
  }
})();
