// Abbreviations explain themselves without this. It adds that Escape closes what is shown (WCAG 2.2, 1.4.13), that the
// browser's own tooltip does not say the same beside it, and that it stands by the word itself.
(() => {
  // Under the word, or above it at the foot of the window: in words that checkers of style sheets do not all know yet.
  if (CSS.supports("position-area: bottom") && CSS.supports("anchor-scope: --term")) {
    const placed = new CSSStyleSheet({ media: "screen" });
    placed.replaceSync(`
      abbr:is(:hover, :focus) { anchor-name: --term; anchor-scope: --term; }
      abbr:is([title], [data-means]):is(:hover, :focus):not(.shut)::after {
        position: fixed; position-anchor: --term; position-area: bottom span-right;
        position-try: flip-block, flip-inline, flip-block flip-inline, bottom, top;
        inset: auto; margin: 0; width: max-content; max-width: min(22rem, 100vw - 2rem); border: 1px solid var(--paper);
      }`);
    document.adoptedStyleSheets.push(placed);
  }
  const term = (target) => (target instanceof Element ? target.closest("abbr[tabindex]") : null);

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll("abbr:is(:hover, :focus)")) open.classList.add("shut");
  });
  addEventListener("mouseover", (event) => {
    const entered = term(event.target);
    if (!entered?.title) return;
    entered.dataset.means = entered.title;
    entered.title = "";
  });
  addEventListener("mouseout", (event) => {
    const left = term(event.target);
    if (!left || left === term(event.relatedTarget)) return;
    left.title ||= left.dataset.means ?? "";
    delete left.dataset.means;
    if (!left.matches(":focus")) left.classList.remove("shut");
  });
  addEventListener("focusout", (event) => term(event.target)?.classList.remove("shut"));
  addEventListener("click", (event) => term(event.target)?.classList.remove("shut"));
})();
