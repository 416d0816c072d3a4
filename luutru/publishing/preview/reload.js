(function () {
  "use strict";
  var own = document.currentScript, since = own.dataset.since, waiting = false;
  function wait() {
    if (waiting || document.visibilityState !== "visible") return;
    waiting = true;
    var script = document.createElement("script");
    script.src = own.src.replace("reload.js", "wait.js") + "?since=" + encodeURIComponent(since) + "&" + Date.now();
    script.onload = function () { waiting = false; script.remove(); wait(); };
    script.onerror = function () { waiting = false; script.remove(); setTimeout(wait, 1000); };
    document.head.append(script);
  }
  addEventListener("load", function () { setTimeout(wait, 0); });
  document.addEventListener("visibilitychange", wait);
})();
