/* What narrows the hits: order, dates and facets beside them, or in a sheet above them; and a chip for all that filters.
   A sheet that is closed counts nothing: its facets are read when it is opened. */
(() => {
  "use strict";

  const { make } = luutru;
  // Wards and authors are long lists, which few readers open: they are read when somebody does.
  const LATER = ["phuong", "tac-gia"];

  /**
   * Keeps #facets, #search-chips and #search-open. `asked` is what is asked for (see `readAddress`), which a click
   * changes before it calls `changed`; `say(key, values)` and `number(value)` write for the reader.
   */
  luutru.Filters = class {
    constructor({ field, words, say, number, asked, changed }) {
      const [facets, chips, opener] = ["facets", "search-chips", "search-open"].map(luutru.byId);
      this.facets = facets;
      this.chips = chips;
      this.opener = opener;
      this.opened = new Set();
      this.count = () => {};
      this.field = field;
      this.words = words;
      this.say = say;
      this.number = number;
      this.asked = asked;
      this.changed = changed;
      opener.addEventListener("click", () => { this.open(true); });
      facets.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && facets.classList.contains("open")) { this.open(false); }
      });
      facets.addEventListener("change", (event) => { this.change(event.target); });
      window.addEventListener("resize", () => { this.count(); }); // a wider window shows them
    }

    /** Takes all away. */
    clear() {
      this.facets.replaceChildren();
      this.chips.replaceChildren();
      this.count = () => {};
      this.opener.hidden = true;
    }

    open(open) {
      this.facets.classList.toggle("open", open);
      this.opener.setAttribute("aria-expanded", String(open));
      /** @type {HTMLElement | null} */
      const first = this.facets.querySelector("button, input, select");
      if (!open) { this.opener.focus(); } else if (first) { first.focus(); }
      this.count();
    }

    change(box) {
      const { asked } = this;
      if (box.id === "order") {
        asked.order = box.value;
      } else if (box.name in asked.dates) {
        asked.dates[box.name] = luutru.readDate(box.value) ? box.value.trim() : "";
      } else if (box.checked) {
        asked.chosen[box.name].add(box.value);
      } else {
        asked.chosen[box.name].delete(box.value);
      }
      this.changed();
    }

    /** Promises that the facets of an answer stand, unless `isOld()` by then. */
    async show(answer, total, context, isOld) {
      this.count = () => {};
      const always = [this.makeClose(total), this.makeOrder(), this.makeDates()];
      if (total && !this.facets.getClientRects().length) {
        this.replaceFacets(always);
        this.count = () => { this.show(answer, total, context, isOld); };
        return;
      }
      const wanted = luutru.FACETS.filter((facet) => !LATER.includes(facet) || this.opened.has(facet) ||
        this.asked.chosen[facet].size || answer.query.filters[facet]);
      const counted = await Promise.all(wanted.map(async (facet) => [facet, await answer.count(facet)]));
      if (isOld()) { return; }
      const counts = Object.fromEntries(counted);
      const groups = luutru.FACETS.flatMap((facet) => (counts[facet] ? luutru.makeFacet(facet, counts[facet], context)
        : Object.keys(context.index.labels[facet] || { some: "" }).length ? [this.makeLater(facet, answer, total, context, isOld)] : []));
      this.replaceFacets(total || groups.length ? [...always, ...groups] : []);
      this.opener.hidden = !this.facets.children.length;
    }

    /** A facet that is read when it is opened. */
    makeLater(facet, answer, total, context, isOld) {
      const details = make("details", { "class": "facet later" }, [make("summary", {}, [this.words[facet]])]);
      details.addEventListener("toggle", () => {
        this.opened.add(facet);
        this.show(answer, total, context, isOld);
      });
      return details;
    }

    /** Puts other elements in; what had the focus has it again. */
    replaceFacets(elements) {
      const { facets } = this;
      const active = facets.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement) : null;
      facets.replaceChildren(...elements);
      /** @type {NodeListOf<HTMLInputElement>} */
      const boxes = facets.querySelectorAll("button, input, select");
      const twin = active && Array.from(boxes).find((other) =>
        (other.name === active.name && other.name && (other.type === "text" || other.value === active.value)) ||
        (active.id && other.id === active.id) || (active.className && other.className === active.className));
      if (twin) { twin.focus(); }
    }

    makeClose(total) {
      const close = make("button", { type: "button", "class": "close" }, [this.say("show_hits", { count: this.number(total) })]);
      close.addEventListener("click", () => { this.open(false); });
      return make("p", { "class": "closing" }, [close]);
    }

    makeOrder() {
      const select = make("select", { id: "order" }, luutru.ORDERS.map((name) =>
        make("option", { value: name, selected: name === this.asked.order }, [this.words[name]])));
      return make("p", { "class": "order" }, [make("label", { "for": "order" }, [this.words.order]), select]);
    }

    makeDates() {
      return make("fieldset", { "class": "facet dates" }, [
        make("legend", {}, [this.words.dates]),
        ...["tu", "den"].map((name) => make("label", {}, [
          make("span", {}, [this.words[name]]),
          make("input", {
            type: "text", name, value: this.asked.dates[name], placeholder: this.words.date_example, inputmode: "numeric"
          })
        ]))
      ]);
    }

    countChosen() {
      const { chosen, dates } = this.asked;
      return luutru.FACETS.reduce((sum, facet) => sum + chosen[facet].size, 0) + Object.values(dates).filter(Boolean).length;
    }

    /** Shows what filters; and where the facets will be, until they are counted, that they can be ordered. */
    showChips(context) {
      const { asked, words, opener } = this;
      if (!this.facets.children.length) { this.facets.append(this.makeOrder()); }
      opener.hidden = false;
      opener.textContent = words.filters + (this.countChosen() ? ` (${this.countChosen()})` : "");
      const said = context.query.groups.filter(({ date }) => date).map(({ date }) => date);
      const made = [
        ...luutru.FACETS.flatMap((facet) => Array.from(asked.chosen[facet], (value) =>
          this.makeChip(luutru.nameOf(facet, value, context), () => { asked.chosen[facet].delete(value); }))),
        ...said.map((date) => this.makeChip(this.say(`date_${date.kind}`, { date: date.name }), () => { this.unsay([date]); })),
        ...Object.keys(asked.dates).filter((name) => asked.dates[name]).map((name) =>
          this.makeChip(`${words[name]} ${asked.dates[name]}`, () => { asked.dates[name] = ""; }))
      ];
      this.chips.replaceChildren(...(made.length ? [...made, this.makeClear(said)] : []));
    }

    /** A button that takes one filter away. */
    makeChip(name, remove) {
      const chip = make("button", { type: "button", "class": "chip" }, [make("bdi", {}, [name]), " ×"]);
      chip.setAttribute("aria-label", this.say("remove", { name }));
      chip.addEventListener("click", () => {
        remove();
        this.changed();
      });
      return make("li", {}, [chip]);
    }

    makeClear(said) {
      const clear = make("button", { type: "button", "class": "clear" }, [this.words.clear]);
      clear.addEventListener("click", () => {
        this.unsay(said);
        luutru.FACETS.forEach((facet) => { this.asked.chosen[facet].clear(); });
        this.asked.dates = { tu: "", den: "" };
        this.changed();
      });
      return make("li", {}, [clear]);
    }

    /** Takes dates out of what is typed. */
    unsay(dates) {
      this.field.value = [...dates].sort((a, b) => b.from - a.from).reduce((text, { from, to }) =>
        `${text.slice(0, from)} ${text.slice(to)}`, this.field.value.normalize("NFC")).replace(/\s+/g, " ").trim();
    }
  };
})();
