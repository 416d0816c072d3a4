/* The address holds all that is asked (?q=…&quan=…&tu=…&den=…&xep=newest), and the history what Back brings again. */
(() => {
  "use strict";

  luutru.ORDERS = ["best", "newest", "oldest"];

  /** What the address asks for: {text, chosen, dates, order}; `chosen` is facet → Set of values. */
  luutru.readAddress = () => {
    const values = new URLSearchParams(location.search || location.hash.replace(/^#(?=.*=)/, "?"));
    const order = values.get("xep") || "";
    return {
      text: values.get("q") || "",
      chosen: Object.fromEntries(luutru.FACETS.map((facet) => [facet, new Set(values.getAll(facet))])),
      dates: { tu: values.get("tu") || "", den: values.get("den") || "" },
      order: luutru.ORDERS.includes(order) ? order : "best"
    };
  };

  /** The part of an address that asks for this, from "?" on; empty when nothing is asked. */
  luutru.addressOf = ({ text, chosen, dates, order }) => {
    const values = new URLSearchParams();
    if (text.trim()) { values.set("q", text.trim()); }
    luutru.FACETS.forEach((facet) => { chosen[facet].forEach((value) => { values.append(facet, value); }); });
    Object.entries(dates).forEach(([name, day]) => { if (day) { values.set(name, day); } });
    if (order !== "best") { values.set("xep", order); }
    return values.toString() ? `?${values}` : "";
  };

  /** Writes what is asked into the address: as a step that Back undoes when `push`. */
  luutru.writeAddress = (asked, push) => {
    const search = luutru.addressOf(asked);
    if (search === location.search) { return; }
    try {
      history[push ? "pushState" : "replaceState"](null, "", location.pathname + search);
    } catch (refused) { // some browsers keep the address of a local file as it is
      location.replace(`#${search.slice(1)}`);
    }
  };

  /** Keeps how many hits were shown, how far the page was scrolled, and which hit was opened, "" for none. */
  luutru.keepPlace = (shown, hit) => {
    try {
      history.replaceState({ shown, y: window.scrollY, hit }, "");
    } catch (refused) { /* then Back begins at the top */ }
  };

  /** Scrolls to a place that was kept, and focuses the hit that was opened. */
  luutru.restorePlace = (place, results) => {
    if (!place) { return; }
    const link = place.hit && results.querySelector(`[data-result="${place.hit}"] a`);
    if (link) { link.focus({ preventScroll: true }); }
    window.scrollTo(0, place.y);
  };
})();
