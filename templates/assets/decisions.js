// The register narrowed on its page: filters that combine, and a box for words. Without it each filter is a page.
(() => {
  const nav = document.getElementById("page_filters");
  if (!nav) return;
  const [box, status] = ["page_box", "page_kept"].map((id) => document.getElementById(id));
  const input = box.querySelector("input");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’]/g, "'").toLowerCase();
  const names = (node) => (node.dataset.kept ?? "").split(" ");
  const minutes = [...document.querySelectorAll("main .rows > [data-kept]")];
  const clauses = minutes.flatMap((minute) => {
    const own = [...minute.querySelectorAll("[data-kept]")];
    const title = minute.querySelector("h3").textContent;
    return own.map((node) => ({
      node, minute, kept: new Set([...names(minute), ...names(node)]),
      text: fold(`${title} ${node.closest("ul").previousElementSibling?.textContent ?? ""} ${node.textContent}`),
    }));
  });
  const groups = [...nav.querySelectorAll("dl > div")].map((node) => ({
    node, own: "own" in node.dataset, key: fold(node.querySelector("dt").textContent).replace(/ /g, "-"),
    links: [...node.querySelectorAll("a[data-name], a[aria-current]:not([data-name]), li:first-child a")],
  }));
  const isWhole = "whole" in nav.dataset;
  const asked = new URLSearchParams(location.search);
  const chosen = new Map(groups.map(({ key, own }) => [key, own ? "" : asked.get(key) ?? ""]));
  input.value = asked.get("words") ?? "";

  const keeps = (clause, but) =>
    groups.every(({ key, own }) => own || key === but || !chosen.get(key) || clause.kept.has(chosen.get(key)));
  const words = () => fold(input.value).split(/\s+/).filter(Boolean);
  const query = (but) => {
    const params = new URLSearchParams();
    for (const [key, name] of chosen) if (name && key !== but) params.set(key, name);
    if (input.value.trim()) params.set("words", input.value.trim());
    return params.size ? `?${params}` : "";
  };

  const show = () => {
    const wanted = words();
    const said = clauses.filter(({ text }) => wanted.every((word) => text.includes(word)));
    const kept = new Set(said.filter((clause) => keeps(clause)).map(({ node }) => node));
    for (const { node } of clauses) node.hidden = !kept.has(node);
    for (const minute of minutes) minute.hidden = ![...minute.querySelectorAll("[data-kept]")].some((node) => !node.hidden);
    for (const section of document.querySelectorAll("main section:has([data-kept])")) {
      section.hidden = !section.querySelector(".rows > [data-kept]:not([hidden])");
    }
    for (const { key, own, links } of groups) {
      for (const link of links) {
        const name = link.dataset.name ?? "";
        if (own || !isWhole) {
          link.search = query(key);
          continue;
        }
        const count = said.filter((clause) => keeps(clause, key) && clause.kept.has(name)).length;
        const item = link.closest("li");
        if (name) {
          item.querySelector(".meta").textContent = count;
          item.hidden = !count && chosen.get(key) !== name;
        }
        if (chosen.get(key) === name) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }
    const isNarrowed = kept.size < clauses.length;
    const of = isWhole ? `${clauses.length}` : `the ${clauses.length} that stand here`;
    status.textContent = isNarrowed ? `${kept.size || "None"} of ${of} ${kept.size ? "kept" : "has all of this"}.` : "";
    history.replaceState(null, "", `${location.pathname}${query()}${location.hash}`);
  };

  if (isWhole) {
    nav.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      const group = groups.find(({ own, links }) => !own && links.includes(link));
      if (!group || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      chosen.set(group.key, link.dataset.name ?? "");
      show();
    });
  }
  input.addEventListener("input", show);
  box.hidden = false;
  show();
})();
