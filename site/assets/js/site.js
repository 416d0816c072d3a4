/* What every page can do with a script: copy, walk on in the list one came from, and "/" goes to the search field. Copy buttons are hidden in the page
   and appear only where this script runs; the texts they copy can be selected by hand. A classic script: modules
   do not load from file://. */
(function () {
  "use strict";
  var status = document.getElementById("copy-status");

  /** Puts text on the clipboard; the old way where the new one is missing (plain http, old browsers). */
  function copy(text, done) {
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done, function () { if (copyBySelection(text)) { done(); } });
    } else if (copyBySelection(text)) {
      done();
    }
  }

  function copyBySelection(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.className = "vh";
    document.body.appendChild(area);
    area.select();
    var copied = document.execCommand("copy");
    area.remove();
    return copied;
  }

  function textOf(button) {
    if (button.hasAttribute("data-copy-link")) { return location.href; }
    return document.getElementById(button.getAttribute("data-copy")).textContent.trim();
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-copy], [data-copy-link]"), function (button) {
    var label = button.textContent;
    button.hidden = button.parentNode.hidden = false;
    button.addEventListener("click", function () {
      copy(textOf(button), function () {
        button.textContent = button.getAttribute("data-done");
        if (status) { status.textContent = button.getAttribute("data-done"); }
        setTimeout(function () {
          button.textContent = label;
          if (status) { status.textContent = ""; }
        }, 2000);
      });
      button.focus();
    });
  });

  // --- The list one came from: kept in the tab, for "previous" and "next" at the end of an article.

  var TRAIL = "luutru-danh-sach";
  var own = document.currentScript && document.currentScript.src;
  var main = document.getElementById("noi-dung");

  /** The articles of the list on this page, as [address, title]. */
  function listed() {
    return Array.prototype.map.call(main.querySelectorAll(".cards .card :is(h3, h4) a, .hits .card h3 a"), function (link) {
      return [link.href.split("#")[0], link.textContent];
    });
  }

  function keepTrail(event) {
    var link = event.target.closest && event.target.closest(".card :is(h3, h4) a, .hits .passage a");
    var heading = document.querySelector("h1");
    if (!link || !heading || link.closest(".further")) { return; }
    try {
      sessionStorage.setItem(TRAIL, JSON.stringify([heading.getAttribute("data-list") || heading.textContent, location.href, listed()]));
    } catch (full) { /* the way in time stays */ }
  }

  function makeLink(address, className, label, title) {
    var link = document.createElement("a");
    var small = document.createElement("small");
    var span = document.createElement("span");
    link.href = address;
    link.className = className;
    small.textContent = label;
    span.textContent = title;
    span.lang = "vi";
    link.append(small, " ", span);
    return link;
  }

  function followTrail(turn) {
    var trail = null;
    try { trail = JSON.parse(sessionStorage.getItem(TRAIL)); } catch (refused) { return; }
    var here = location.href.split("#")[0];
    var place = trail ? trail[2].findIndex(function (row) { return row[0] === here; }) : -1;
    if (place < 0 || trail[2].length < 2) { return; }
    var before = trail[2][place - 1];
    var after = trail[2][place + 1];
    var words = turn.dataset;
    var note = document.createElement("p");
    var list = document.createElement("a");
    var parts = words.within.split("{title}");
    list.href = trail[1];
    list.textContent = trail[0];
    note.append(parts[0], list, parts[1]);
    turn.replaceChildren(note);
    if (before) { turn.append(makeLink(before[0], "", "← " + words.previous, before[1])); }
    if (after) { turn.append(makeLink(after[0], "next", words.next + " →", after[1])); }
    if (trail[1].indexOf("tim-kiem.html?") > 0) { markFound(); }
  }

  /** The words that were searched are marked by the script that searches (search/8-trail.js). */
  function markFound() {
    var script = document.createElement("script");
    script.src = new URL("search.js", own);
    document.head.appendChild(script);
  }

  if (main) {
    main.addEventListener("click", keepTrail);
    main.addEventListener("auxclick", keepTrail);
    var turn = main.querySelector(".turn[data-within]");
    if (turn) { followTrail(turn); }
  }

  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable;
    var field = document.querySelector("form[role=search] input[type=search]");
    if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    }
  });
  // --- On the web: the service worker and the manifest, at the site's root, which is two folders above this script.

  if ("serviceWorker" in navigator && location.protocol.indexOf("http") === 0 && document.currentScript) {
    var root = new URL("../../", document.currentScript.src);
    var manifest = document.createElement("link");
    manifest.rel = "manifest";
    manifest.href = new URL("manifest.webmanifest", root);
    document.head.appendChild(manifest);
    window.addEventListener("load", function () {
      navigator.serviceWorker.register(new URL("sw.js", root)).catch(function () { /* the site works without */ });
    });
  }
})();
