"use strict";

/** Shows a date in words and articles by their titles while one types, and the words that prove a value. */
(() => {
  /**
   * Asks the desk about what is typed, once there is a pause.
   * @param {HTMLInputElement} field @param {string} address @param {(answer: Response) => Promise<void>} show
   */
  const ask = (field, address, show) => {
    /** @type {number | undefined} */
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(async () => {
        const answer = await fetch(address + encodeURIComponent(field.value));
        if (answer.ok) await show(answer);
      }, 200);
    });
  };

  /** @param {HTMLInputElement} field */
  const explainDate = (field) => {
    const hint = document.getElementById(field.getAttribute("aria-describedby") ?? "");
    ask(field, "/ngay?gia-tri=", async (answer) => {
      if (hint) hint.textContent = await answer.text();
    });
  };

  /** @param {HTMLInputElement} field */
  const suggestArticles = (field) => {
    ask(field, "/tim?tu=", async (answer) => {
      /** @type {[string, string][]} */
      const found = await answer.json();
      field.list?.replaceChildren(...found.map(([slug, title]) => new Option(title, slug)));
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
  for (const field of document.querySelectorAll("[data-articles]")) {
    if (field instanceof HTMLInputElement) suggestArticles(field);
  }
  for (const link of document.querySelectorAll("[data-line]")) {
    link.addEventListener("click", () => {
      const line = document.getElementById(`d${link.getAttribute("data-line")}`);
      if (line) markWords(line, link.getAttribute("data-words") ?? "");
    });
  }
})();
