"use strict";

/**
 * Shows a date in words and articles by their titles while one types, and the words that prove a value;
 * asks before what was typed is lost.
 */
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

  /** @param {Element | RadioNodeList | null} field */
  const isChanged = (field) =>
    (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
    field.value !== field.defaultValue;

  /**
   * Whether a form holds what was typed and not saved. One that was refused comes back at its own address,
   * with what was typed in its fields.
   * @param {HTMLFormElement} form
   */
  const isUnsaved = (form) =>
    form.method === "post" &&
    ([...form.elements].some(isChanged) ||
      (form.action === location.href && form.querySelector("label + textarea, label + input:not([value=''])") !== null));

  /** @param {HTMLFormElement} [sent] */
  const losesWords = (sent) => [...document.forms].some((form) => form !== sent && isUnsaved(form));

  /**
   * Whether an answer about a field's value is sent, which leaves aside what was typed in that field.
   * @param {SubmitEvent} event @param {HTMLFormElement} form
   */
  const answersChanged = ({ submitter }, form) =>
    submitter instanceof HTMLButtonElement &&
    /^(right|wrong)$/.test(submitter.name) &&
    isChanged(form.querySelector(`#f-${submitter.value.split(":")[0]}`));

  let isAgreed = false;
  addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement && event instanceof SubmitEvent)) return;
    const loses = losesWords(form) || answersChanged(event, form);
    if (loses && !confirm(document.body.dataset.unsaved)) event.preventDefault();
    else isAgreed = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!isAgreed && losesWords()) event.preventDefault();
    isAgreed = false;
  });

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
