/* What is suggested while one types: names and titles, as the ARIA combobox pattern asks. */
(() => {
  "use strict";

  const { make } = luutru;
  const MOST_TITLES = 3;

  /** Keeps #search-suggestions below the field. `take(text)` is called with what is chosen. */
  luutru.Suggestions = class {
    constructor({ field, words, take }) {
      const box = luutru.byId("search-suggestions");
      this.box = box;
      this.field = field;
      this.words = words;
      this.take = take;
      this.active = -1;
      /** The text that gets no list any more: the reader closed it, or is walking in the one that is there. */
      this.served = null;
      // Without scripts the field is a plain one, and has no list.
      const roles = [
        [field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": box.id, "aria-expanded": "false" }],
        [box, { role: "listbox", "aria-label": field.labels[0].textContent }]
      ];
      roles.forEach(([element, attributes]) => {
        Object.entries(attributes).forEach(([name, value]) => { element.setAttribute(name, value); });
      });
      box.addEventListener("mousedown", (event) => {
        const option = event.target instanceof Element && event.target.closest("[role=option]");
        event.preventDefault();
        if (option) { this.choose(option); }
      });
      field.addEventListener("blur", () => { this.close(); });
    }

    close() {
      const { box, field } = this;
      box.replaceChildren();
      box.hidden = true;
      this.active = -1;
      this.served = field.value;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
    }

    /** Promises that the list stands for what is typed, `find` promising what that finds. */
    async suggest(text, find) {
      const { field, box, words } = this;
      if (this.served !== text) { this.served = null; }
      const hits = await find();
      const index = await luutru.loadIndex();
      const authors = await luutru.loadFacet(index, "tac-gia");
      if (this.served === text || field.value !== text || document.activeElement !== field) { return; }
      const names = luutru.suggestNames(index, text, authors).map(({ facet, name }) => [name, words[facet]]);
      const titles = hits.slice(0, MOST_TITLES).map((hit) => [hit.text.title, words.title]);
      this.active = -1;
      box.replaceChildren(...names.concat(titles).map(([name, kind], i) => make("li", {
        id: `suggestion-${i}`, role: "option", "aria-selected": "false", "data-text": name
      }, [make("span", { lang: "vi" }, [name]), " ", make("small", {}, [kind])])));
      box.hidden = !box.children.length;
      field.setAttribute("aria-expanded", String(!box.hidden));
    }

    /** Takes the option that is marked, and says whether there was one. */
    takeActive() {
      const option = this.box.children[this.active];
      if (option) { this.choose(option); }
      return Boolean(option);
    }

    choose(option) {
      this.close();
      this.take(option.getAttribute("data-text"));
    }

    /** Handles a key in the field, and says whether it was one of the list's. */
    handle(event) {
      if (this.box.hidden) { return false; }
      if (event.key === "Escape") {
        this.close();
        return true;
      }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") { return false; }
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
      return true;
    }

    move(step) {
      const { box, field } = this;
      this.served = field.value;
      const options = Array.from(box.children);
      this.active = (this.active + 1 + step + options.length + 1) % (options.length + 1) - 1;
      options.forEach((option, i) => { option.setAttribute("aria-selected", String(i === this.active)); });
      if (options[this.active]) {
        field.setAttribute("aria-activedescendant", options[this.active].id);
        options[this.active].scrollIntoView({ block: "nearest" });
      } else {
        field.removeAttribute("aria-activedescendant");
      }
    }
  };
})();
