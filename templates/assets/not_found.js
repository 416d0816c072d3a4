/* Finds the site's root from this page's own address, and offers a search for the words of the address. */
(function () {
  "use strict";
  var FOLDERS = /^(bai|quan-huyen|nam|chu-de|bao|phuong-xa|chat-luong|du-lieu|assets|ngay-nay)$/;
  var parts = location.pathname.split("/").slice(0, -1);
  var last = location.pathname.slice(location.pathname.lastIndexOf("/") + 1);

  /** Folders that may be the root: above a folder that the site has; else from the nearest upwards. */
  function candidates() {
    var place = parts.findIndex(function (part) { return FOLDERS.test(part); });
    if (place > 0) { return [parts.slice(0, place).join("/") + "/"]; }
    return parts.map(function (_, index) { return parts.slice(0, parts.length - index).join("/") + "/"; });
  }

  function show(root) {
    Array.prototype.forEach.call(document.querySelectorAll("[data-page]"), function (link) {
      link.href = root + link.getAttribute("data-page");
    });
    document.getElementById("loi").hidden = false;
    var hint = document.getElementById("goi-y");
    if (hint) { hint.hidden = true; }
    var words = last;
    try { words = decodeURIComponent(last); } catch (malformed) { /* as it is */ }
    words = words.replace(/\.\w{1,5}$/, "").replace(/[-_+.\s]+/g, " ").trim();
    if (!words || /^(index|404|trang \d+)$/.test(words)) { return; }
    var offer = document.getElementById("tim");
    var link = offer.firstChild;
    link.href = root + "tim-kiem.html?q=" + encodeURIComponent(words);
    link.textContent = offer.getAttribute("data-text").replace("{words}", words);
    offer.hidden = false;
  }

  function look(roots) {
    if (!roots.length) { return; }
    if (roots.length === 1 || location.protocol === "file:") { show(roots[0]); return; }
    fetch(roots[0] + "tim-kiem.html", { method: "HEAD" }).then(function (answer) {
      if (answer.ok) { show(roots[0]); } else { look(roots.slice(1)); }
    }, function () { show(roots[0]); });
  }

  look(candidates());
})();
