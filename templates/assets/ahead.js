// What finds words is got before the search page asks for it: where that is opened with a question, beside its own script;
// on other pages while words are typed in the box that leads there, unless the browser is to save data. It is kept as long
// as the host lets it be.
(() => {
  const { currentScript: script, head, documentElement } = document;
  const index = new URL("../pagefind/", script.src);
  const form = document.getElementById("page_find")?.form;
  const known = script.dataset.index?.split(" ") ?? []; // on the search page, files whose names are always the same
  const get = (href) => fetch(href, { priority: form ? "low" : "auto" });
  const send = async () => {
    const names = (file) => `${file}?ts=${Math.floor(Date.now() / 300_000)}`; // as search.js has Pagefind ask for them
    const { ahead } = await (await get(new URL(names("pagefind-entry.json"), index))).json();
    const files = ahead.filter((file) => !known.includes(file)).map((file) => (file.endsWith("-entry.json") ? names(file) : file));
    await Promise.all(files.map((file) => get(new URL(file, index))));
  };
  if (form && !navigator.connection?.saveData && location.protocol !== "file:") {
    form.elements.q.addEventListener("focus", () => {
      Promise.all([get(form.action), get(form.dataset.ahead), send()]).catch(() => {});
    }, { once: true });
    // The page that was got is the one without a query, so that goes where none is sent: behind a number sign.
    let inPlace = true; // Enter clicks the button too, without any other key
    form.addEventListener("click", ({ ctrlKey, metaKey, shiftKey }) => { inPlace = !(ctrlKey || metaKey || shiftKey); });
    form.addEventListener("submit", (event) => {
      if (!inPlace) return; // another tab or window is for the browser to open, and the host to be asked with the words
      event.preventDefault();
      location.assign(`${form.action}#?${new URLSearchParams(new FormData(form))}`);
    });
  }
  if (form) return;
  if (location.hash.startsWith("#?")) history.replaceState(null, "", location.hash.slice(1));
  // Before anything is drawn, so that what stands below does not jump.
  const isAsked = /[?&](q|committee|kind|year)=[^&]/.test(location.search);
  documentElement.classList.toggle("asked", isAsked);
  if (!isAsked) return;
  for (const file of known) {
    const kind = file.endsWith(".js") ? { rel: "modulepreload" } : { rel: "preload", as: "fetch", crossOrigin: "" };
    head.append(Object.assign(document.createElement("link"), kind, { href: new URL(file, index) }));
  }
  if (known.length) send().catch(() => {});
})();
