"use strict";

/**
 * Shows a date in words and articles by their titles while one types, and the words that prove a value;
 * keeps what was typed and not saved until one is back.
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

  /** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

  /**
   * The fields of a form that are typed into.
   * @param {HTMLFormElement} form
   */
  const fieldsOf = (form) =>
    [...form.querySelectorAll("label + textarea, label + input:not([type=file])")].filter(
      /** @returns {field is Field} */
      (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement,
    );

  /** @param {HTMLFormElement} form */
  const draftOf = (form) => `draft ${new URL(form.action).pathname}`;

  /**
   * The hidden field that says what stood in a field when one began to type: the desk compares it with what stands
   * there when it is saved.
   * @param {HTMLFormElement} form @param {Field} field
   */
  const wasOf = (form, field) => {
    const was = form.elements.namedItem(`was-${field.name}`);
    return was instanceof HTMLInputElement ? was : null;
  };

  /**
   * Keeps what was typed into a form and is not saved; a form that was refused has it as its fields' own.
   * @param {HTMLFormElement} form
   */
  const keepDraft = (form) => {
    const refused = form.action === location.href;
    const typed = fieldsOf(form).filter((field) => refused || field.value !== field.defaultValue);
    if (typed.length) {
      localStorage.setItem(draftOf(form), JSON.stringify(typed.map((field) => [field.name, [field.value, wasOf(form, field)?.value]])));
    } else {
      localStorage.removeItem(draftOf(form));
    }
  };

  /**
   * A value that is typed anew is neither right nor wrong yet.
   * @param {HTMLFormElement} form
   */
  const showAnswers = (form) => {
    for (const field of fieldsOf(form)) {
      for (const button of document.querySelectorAll(`button[form="${form.id}"], #${form.id} button`)) {
        if (button instanceof HTMLButtonElement && button.value.startsWith(`${field.name}:`)) {
          button.hidden = field.value !== field.defaultValue;
        }
      }
    }
  };

  /**
   * Puts what was typed and not saved back into a form; returns whether there was anything.
   * @param {HTMLFormElement} form
   */
  const restoreDraft = (form) => {
    /** @type {Map<string, [string, string?]>} */
    const kept = new Map(JSON.parse(localStorage.getItem(draftOf(form)) ?? "[]"));
    const typed = fieldsOf(form).filter((field) => (kept.get(field.name)?.[0] ?? field.value) !== field.value);
    for (const field of typed) {
      const [value, before] = kept.get(field.name) ?? [""];
      const was = wasOf(form, field);
      if (was && before !== undefined) was.value = before;
      field.value = value;
      field.closest("details")?.setAttribute("open", "");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    return typed.length > 0;
  };

  const forms = [...document.forms].filter((form) => form.method === "post" && fieldsOf(form).length);
  for (const form of forms) {
    form.addEventListener("input", () => {
      keepDraft(form);
      if (form.id) showAnswers(form);
    });
    form.addEventListener("submit", () => localStorage.removeItem(draftOf(form)));
    if (form.action === location.href) keepDraft(form);
  }

  for (const field of document.querySelectorAll("[data-date]")) {
    if (field instanceof HTMLInputElement) explainDate(field);
  }
  for (const field of document.querySelectorAll("[data-articles]")) {
    if (field instanceof HTMLInputElement) suggestArticles(field);
  }
  const restored = forms.filter(restoreDraft);
  const told = document.getElementById("drafts");
  if (told && restored.length) {
    told.hidden = false;
    told.querySelector("button")?.addEventListener("click", () => {
      for (const form of restored) form.reset(), form.dispatchEvent(new Event("input"));
      told.hidden = true;
    });
  }
  for (const link of document.querySelectorAll("[data-line]")) {
    link.addEventListener("click", () => {
      const line = document.getElementById(`d${link.getAttribute("data-line")}`);
      if (line) markWords(line, link.getAttribute("data-words") ?? "");
    });
  }
})();
