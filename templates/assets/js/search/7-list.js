/* The hits as they are shown, with what stands above and below them. */
(() => {
  "use strict";

  const { make } = luutru;

  /**
   * Keeps #results, #search-notes and #search-cards. `say(key, values)` and `number(value)` write for the reader,
   * `search(text)` asks for another text, `more()` for more hits.
   */
  luutru.List = class {
    constructor({ root, words, say, number, search, more }) {
      const [results, notes, cards, nothing] = ["results", "search-notes", "search-cards", "search-empty"]
        .map(luutru.byId);
      this.results = results;
      this.notes = notes;
      this.cards = cards;
      this.nothing = /** @type {HTMLTemplateElement} */ (nothing);
      this.hits = [];
      this.root = root;
      this.words = words;
      this.say = say;
      this.number = number;
      this.search = search;
      this.more = more;
    }

    clear() {
      this.hits = [];
      this.empty();
      this.notes.replaceChildren();
      this.cards.replaceChildren();
    }

    empty() { Array.from(this.results.children).forEach((child) => { if (child.tagName !== "H2") { child.remove(); } }); }

    /** Shows hits as elements: those whose words are apart from each other under a line that says so. */
    show(hits, answer, context) {
      const { results } = this;
      this.hits = hits;
      this.empty();
      if (!hits.length) {
        results.append(this.nothing.content.cloneNode(true));
        return;
      }
      const elements = hits.map((hit) => luutru.makeHit(hit, context));
      const border = hits.findIndex((hit) => hit.tier === luutru.TIERS.SCATTERED);
      const near = border > 0 ? border : elements.length;
      results.append(make("ol", { "class": "cards hits" }, elements.slice(0, near)));
      if (near < elements.length) {
        results.append(make("p", { "class": "apart" }, [this.say("scattered", { count: this.number(answer.total() - near) })]),
          make("ol", { "class": "cards hits", start: near + 1 }, elements.slice(near)));
      }
      const left = answer.total() - elements.length;
      if (left > 0) { results.append(this.makeMore(left)); }
      results.append(this.makeExports());
    }

    makeMore(left) {
      const more = make("button", { type: "button", "class": "more" }, [
        this.say("more", { count: this.number(Math.min(luutru.STEP, left)) })
      ]);
      more.addEventListener("click", this.more);
      return make("p", {}, [more]);
    }

    /** What takes the list shown away: files, and its address. */
    makeExports() {
      const formats = luutru.EXPORTS.map((format) => {
        const button = make("button", { type: "button" }, [format]);
        button.addEventListener("click", () => {
          luutru.saveList(format, this.hits.map(({ text }) => ({
            url: text.url, title: text.title, date: text.date, outletName: text.outletName, authors: text.authors,
            href: new URL(this.root + text.url, location.href).href
          })), this.words);
        });
        return button;
      });
      const link = make("button", { type: "button", "data-copy": "" }, [this.words.copy_link]);  // site.js copies
      return make("p", { "class": "exports" }, [this.words.take, " ", ...formats, link]);
    }

    /** What a query names: {name, href, total, span, bars}; without numbers until they are counted. */
    showCards(named) {
      this.cards.replaceChildren(...named.map(({ name, href, total, span, bars }) => make("li", { "class": "place" }, [
        make("a", { href: this.root + href }, [name]),
        total === undefined ? "" : ` · ${this.say("card", { count: this.number(total) })}`,
        span ? ` · ${span} ` : "", ...(bars ? [make("span", { "class": "bars", "aria-hidden": "true" }, [bars])] : [])
      ])));
    }

    /** What else might be meant. */
    showNotes({ notes, query }, count) {
      const { unmarked, split, offer, meant } = notes;
      const made = query.unknown.map((name) => [this.say("unknown_operator", { name })]);
      if (unmarked) { made.push([this.words.unmarked]); }
      if (split) { made.push([this.say("split", { text: split })]); }
      if (meant) {
        const [before, after] = this.words.meant.split("{text}");
        made.push([before, this.makeLink(meant.text, meant.text), `${after} (${count(meant.total)})`]);
      }
      if (offer) {
        made.push([this.makeLink(offer.text, this.say("offer", { text: offer.text, count: this.number(offer.total) }))]);
      }
      this.notes.replaceChildren(...made.map((parts) => make("p", {}, parts)));
    }

    makeLink(text, label) {
      const link = make("a", { href: `?q=${encodeURIComponent(text)}` }, [label]);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.search(text);
      });
      return link;
    }

    /** The links of the hits shown, in order. */
    links() { return Array.from(this.results.querySelectorAll("[data-result] h3 a")); }
  };
})();
