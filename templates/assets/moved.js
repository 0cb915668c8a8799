// Leads on from an old address: to what its query asks for, to the same place of a page that moved, or to the spelling
// that a host knows, where one that minds the case of letters has shown its page for missing addresses.
(() => {
  const go = (address) => location.replace(address);
  const pairs = (query) => [...new URLSearchParams(query)].map((pair) => JSON.stringify(pair).toLowerCase());

  // Of the addresses whose parameters are all asked for, the one with most; what else is asked for does not count.
  const listed = [...document.querySelectorAll("main a[data-query]")];
  const asked = new Set(pairs(location.search));
  const [found] = listed
    .map((link) => ({ link, wanted: pairs(link.dataset.query) }))
    .filter(({ wanted }) => wanted.every((pair) => asked.has(pair)))
    .sort((one, other) => other.wanted.length - one.wanted.length);
  if (found) return go(found.link.href);
  if (listed.length && asked.size) {
    document.getElementById("status").textContent = "The address that led here is not in this list.";
  }

  const now = document.getElementById("page_now");
  if (now && location.hash && !now.hash) return go(now.href + location.hash);

  const plain = (path) => path.replace(/\/$/, "");
  const here = plain(location.pathname);
  const meant = [...document.querySelectorAll("main a[href]")].find((link) => {
    const there = plain(link.pathname);
    return link.origin === location.origin && there !== here && there.toLowerCase() === here.toLowerCase();
  });
  if (meant) go(meant.href + location.search + location.hash);
})();
