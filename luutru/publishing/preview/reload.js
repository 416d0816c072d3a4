// Waits for another edition of the site: the answer of "wait.js" reloads the page when there is one.
(() => {
  "use strict";
  const { src, dataset } = document.currentScript;
  const wait = src.replace("reload.js", "wait.js");
  let waiting = false;

  const ask = () => {
    if (waiting || document.visibilityState !== "visible") {
      return;
    }
    waiting = true;
    const script = document.createElement("script");
    const again = (pause) => {
      waiting = false;
      script.remove();
      setTimeout(ask, pause);
    };
    script.src = `${wait}?since=${encodeURIComponent(dataset.since)}&${Date.now()}`;
    script.onload = () => again(0);
    script.onerror = () => again(1000);
    document.head.append(script);
  };

  addEventListener("load", () => {
    setTimeout(ask, 0);
  });
  document.addEventListener("visibilitychange", ask);
})();
