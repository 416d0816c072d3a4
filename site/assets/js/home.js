/* The home page: an article of this day in an earlier year, in the place of the newest one. The days of a month are
   in a script of their own (ngay-nay/01.js to 12.js), which calls luutruDays. */
(function () {
  "use strict";
  var lead = document.getElementById("mo-dau");
  if (!lead) { return; }
  var today = new Date();
  var day = String(today.getDate()).padStart(2, "0");
  var month = String(today.getMonth() + 1).padStart(2, "0");

  window.luutruDays = function (name, days) {
    var found = (days[day] || []).filter(function (row) { return Number(row[2].slice(0, 4)) < today.getFullYear(); });
    if (name !== month || !found.length) { return; }
    var row = found[today.getFullYear() % found.length];
    var link = lead.querySelector("h3 a");
    var time = lead.querySelector(".when");
    lead.querySelector("h2").textContent = lead.getAttribute("data-heading");
    link.textContent = row[1];
    link.setAttribute("href", row[0]);
    time.textContent = row[3];
    lead.querySelector(".line").textContent = row[4];
    lead.querySelector(".gist").textContent = row[5];
  };

  var script = document.createElement("script");
  script.src = lead.getAttribute("data-days") + month + ".js";
  document.head.appendChild(script);
})();
