/* The home page: an article of this day in an earlier year, in the place of the newest one. The days of a month are
   in a script of their own (ngay-nay/01.js to 12.js), which calls luutruDays. */
(() => {
  "use strict";
  const lead = document.getElementById("mo-dau");
  if (!lead) { return; }
  const today = new Date();
  const day = String(today.getDate()).padStart(2, "0");
  const month = String(today.getMonth() + 1).padStart(2, "0");

  window.luutruDays = (name, days) => {
    const rows = (days[day] ?? []).filter(([, , date]) => Number(date.slice(0, 4)) < today.getFullYear());
    if (name !== month || !rows.length) { return; }
    const [href, title, , when, gist] = rows[today.getFullYear() % rows.length];
    const show = (/** @type {string} */ selector, /** @type {string} */ text) => {
      const place = /** @type {HTMLElement} */ (lead.querySelector(selector));
      place.textContent = text;
      return place;
    };
    show("h2", lead.dataset.heading ?? "");
    show("h3 a", title).setAttribute("href", href);
    show(".when", when);
    show(".gist", gist);
  };

  const script = document.createElement("script");
  script.src = `${lead.dataset.days}${month}.js`;
  document.head.append(script);
})();
