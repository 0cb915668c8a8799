// Abbreviations explain themselves without this. It adds that Escape closes what is shown (WCAG 2.2, 1.4.13), and that
// the browser's own tooltip does not say the same beside it.
(() => {
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
