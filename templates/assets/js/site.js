/* What every page can do with a script: copy, and "/" goes to the search field. Copy buttons are hidden in the page
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
    button.parentNode.hidden = false;
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

  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable;
    var field = document.querySelector("form[role=search] input[type=search]");
    if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    }
  });
})();
