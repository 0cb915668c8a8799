// Shows the page again when what it was made of has changed; its own address ends with the stamp of what is shown.
"use strict";
(() => {
  const stamp = new URL(document.currentScript.src).search.slice(1);
  let waiting = null;

  const wait = async () => {
    while (waiting) {
      try {
        const answer = await fetch(`/_preview/${stamp}`, { signal: waiting.signal, cache: "no-store" });
        if (answer.ok && (await answer.text()) !== stamp) {
          location.reload();
          return;
        }
      } catch {
        // The preview was stopped, or this page is left; when it is started again, it answers with another stamp.
        await new Promise((done) => setTimeout(done, 1000));
      }
    }
  };

  // A browser holds few connections open to one place: only the page that is looked at waits.
  const follow = () => {
    if (document.visibilityState === "visible" && !waiting) {
      waiting = new AbortController();
      wait();
    } else if (document.visibilityState !== "visible" && waiting) {
      waiting.abort();
      waiting = null;
    }
  };
  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pagehide", () => {
    if (waiting) waiting.abort();
    waiting = null;
  });
  window.addEventListener("pageshow", follow);
})();
