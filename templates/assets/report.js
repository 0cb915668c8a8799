// Names the place that a reader came from to report a mistake (…/about/?page=ADDRESS#contact).
(() => {
  const place = new URLSearchParams(location.search).get("page");
  const line = document.getElementById("page_place");
  if (!place || !line) return;
  line.querySelector("b").textContent = place;
  line.hidden = false;
})();
