// The search page: the form's state stands in the address, Pagefind finds pages, and this finds the places in them.
(() => {
  const STEP = 20; // hits shown at a time
  const READ = 60; // hits read before any is shown, where a figure or a phrase has to stand as written
  const PLACES = 3;
  const WORDS = 28; // length of an excerpt

  const root = new URL("../", document.currentScript.src);
  const part = (id) => document.getElementById(id);
  const [form, status, list, more] = ["search", "status", "results", "more"].map(part);
  const title = document.title;
  let engine; // Pagefind, once it is needed
  let query; // what is looked for now; an answer to an older one is dropped
  let hits = [];
  let seen; // the address that is shown

  const make = (name, props, ...children) => {
    const node = Object.assign(document.createElement(name), props);
    node.append(...children);
    return node;
  };
  const split = (text) => text.trim().split(/\s+/);
  const bare = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const spell = (words, isMarked) => words.flatMap((word, n) => {
    const [, before, core, after] = word.match(/^([(“‘'"]*)(.*?)([.,;:!?)”’'"]*)$/);
    return [n ? " " : "", before, isMarked(word, n) && core ? make("mark", {}, core) : core, after];
  });

  // Words, phrases in quotes, and patterns that find phrases and figures as they are written.
  const literal = (text) =>
    text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/['’]/g, "['’]").replace(/\s+/g, "\\s+");
  const phrasePattern = (text) => new RegExp(`(?<![\\p{L}\\p{N}])${literal(text)}(?![\\p{L}\\p{N}])`, "giu");
  const figurePattern = (text) => new RegExp(`(?<![\\d.,])${literal(text)}(?!\\d|[.,]\\d)`, "giu");
  const parse = (text) => {
    const quoted = [];
    const rest = text.replace(/[“”]/g, '"').replace(/"([^"]*)"/g, (_, phrase) => (quoted.push(phrase.trim()), " "));
    const words = rest.split(/[\s"]+/).map((word) => word.replace(/[,.;:!?]+$/, "")).filter(Boolean);
    const phrases = quoted.filter(Boolean);
    return {
      text: /["“”]/.test(text) ? text.trim() : `“${text.trim()}”`,
      words,
      phrases,
      given: [...phrases, ...words],
      exact: phrases.map(phrasePattern),
      beside: words.length > 1 ? [phrasePattern(words.join(" "))] : [],
      figures: words.filter((word) => /\d/.test(word)).map(figurePattern),
    };
  };
  const has = (data, patterns) => patterns.every((pattern) => data.content.search(pattern) >= 0);
  const read = (some) => Promise.all(some.map(async (hit) => { hit.data ??= await hit.load(); }));

  // Pagefind takes a phrase by itself alone, so each is a search of its own, and a hit is what all of them have.
  // Where the best come first, these are the pages that have the words side by side: one more search tells them.
  const look = async ({ words, phrases, exact, beside, figures }, options) => {
    const find = async (term) => (await engine.search(term, options)).results;
    const idsOf = (results) => new Set(results.map(({ id }) => id));
    const quoted = (text) => `"${text}"`;
    const terms = [...(words.length ? [words.join(" ")] : []), ...phrases.map(quoted)];
    const isRanked = beside.length && !options.sort.date;
    const [together, first, ...others] = await Promise.all([
      isRanked ? find(quoted(words.join(" "))) : [],
      ...(terms.length ? terms : [null]).map(find),
    ]);
    const [best, ...ids] = [together, ...others].map(idsOf);
    const found = first.filter(({ id }) => ids.every((set) => set.has(id)));
    const all = found.sort((a, b) => best.has(b.id) - best.has(a.id)).map(({ data }) => ({ load: data }));
    if (!exact.length && !figures.length) return all;
    const head = all.splice(0, READ);
    await read(head);
    for (const hit of head) hit.written = has(hit.data, figures);
    return [...head.filter((hit) => has(hit.data, exact)).sort((a, b) => b.written - a.written), ...all];
  };

  // Pagefind drops a word that no page has: those that the first hit seems to be without are looked for alone.
  const unknown = async () => {
    if (!hits.length) return [];
    const { content, locations } = hits[0].data;
    const all = split(content);
    const isThere = (word) => locations.some((at) => bare(all[at]).startsWith(bare(word).slice(0, 3)));
    const doubtful = query.words.filter((word) => !isThere(word));
    const answers = await Promise.all(doubtful.map((word) => engine.search(word)));
    return doubtful.filter((_, n) => !answers[n].results.length);
  };

  // What a place is called: what is seen, what is heard if that is more, and how many words of its text that takes up.
  const clause = (label, inner) => label + (inner ? `(${inner})` : "");
  const NAMES = [
    [/^p(\d+(?:-\w+)+)$/, (label) => label.replaceAll("-", ".").toUpperCase(), "Paragraph "],
    [/^s(\d+[a-z]?)$/, (label) => `Section ${label}`],
    [/^r(\d\w*)(?:-(\w+))?$/, (label, inner) => `Recommendation ${clause(label, inner)}`],
    [/^minute-(\w+)-r$/, (minute) => `Minute ${minute}, decision`],
    [/^minute-(\w+)-r(\w+)(?:-(\w+))?$/, (minute, label, inner) => `Minute ${minute}, clause ${clause(label, inner)}`],
    [/^(minute|slide|table|figure|item)-(\w+)$/, (kind, label) => `${kind[0].toUpperCase()}${kind.slice(1)} ${label}`],
  ];
  const named = ({ id, element, text, location }, words) => {
    for (const [pattern, say, before] of NAMES) {
      const match = id.match(pattern);
      if (!match) continue;
      const label = say(...match.slice(1));
      return { label, heard: before ? before + label : null, taken: 0 };
    }
    if (element === "h2") return { heard: null, taken: split(text).length };
    if (!id.startsWith("row-")) return null;
    const end = words.slice(location, location + 8).findIndex((word) => word.endsWith("."));
    return { heard: null, taken: end < 0 ? 8 : end + 1 };
  };

  // The words to be marked, by position: those that stand as written (strong), and those that Pagefind found.
  const marked = ({ locations }, words) => {
    const text = words.join(" ");
    const strong = new Set();
    for (const pattern of [...query.exact, ...query.beside, ...query.figures]) {
      for (const match of text.matchAll(pattern)) {
        const at = text.slice(0, match.index).split(" ").length - 1;
        match[0].split(" ").forEach((_, n) => strong.add(at + n));
      }
    }
    const weak = query.words.length ? locations.filter((at) => !strong.size || !/\d/.test(words[at])) : [];
    return { strong, all: new Set([...strong, ...weak]) };
  };

  // A place is the text from its anchor to the next. Best is what stands as written, then what has most of the words.
  const placesIn = ({ anchors }, words, { strong, all }) => {
    const known = anchors.map((anchor) => ({ ...anchor, ...named(anchor, words) })).filter(({ taken }) => taken >= 0);
    known.sort((a, b) => a.location - b.location);
    const places = known.map((place, n) => {
      const end = known[n + 1]?.location ?? words.length;
      const within = [...all].filter((at) => at >= place.location && at < end);
      within.sort((a, b) => strong.has(b) - strong.has(a) || a - b);
      const written = within.filter((at) => strong.has(at)).length;
      const different = new Set(within.map((at) => bare(words[at]))).size;
      return { ...place, end, at: within[0], worth: 1000 * written + 10 * different + within.length };
    });
    const best = places.filter(({ worth }) => worth).sort((a, b) => b.worth - a.worth).slice(0, PLACES);
    return best.sort((a, b) => a.location - b.location);
  };

  const excerpt = (words, from, to, at, all) => {
    const start = Math.max(from, Math.min(at - 8, to - WORDS));
    const end = Math.min(to, start + WORDS);
    const text = spell(words.slice(start, end), (_, n) => all.has(start + n));
    return [start > from ? "… " : "", ...text, end < to ? " …" : ""];
  };
  const address = (data, fragment = "") => {
    const url = new URL(data.raw_url.replace(/^\//, ""), root);
    for (const word of query.given) url.searchParams.append("highlight", word);
    url.hash = fragment;
    return url.href;
  };
  const day = (iso) => {
    const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return make("time", { dateTime: iso }, new Date(iso).toLocaleDateString(document.documentElement.lang, style));
  };

  const drawPlace = (data, words, all, { id, label, heard, taken, location, end, at }) => {
    const start = location + taken;
    const name = spell(words.slice(location, start), (_, n) => all.has(location + n)).slice(0, -1);
    const link = make("a", { href: address(data, id), ariaLabel: heard }, ...(taken ? name : [label]));
    return make("li", {}, link, " ", ...excerpt(words, start, end, Math.max(at, start), all));
  };
  const draw = ({ data }) => {
    const words = split(data.content);
    const { strong, all } = marked(data, words);
    const found = new Set([...all].map((at) => bare(words[at])));
    const { title, kind = "", committee = "", date } = data.meta;
    const places = placesIn(data, words, { strong, all }).map((place) => drawPlace(data, words, all, place));
    const [from, at] = all.size ? [0, Math.min(...all)] : Array(2).fill(data.anchors[0]?.location ?? 0);
    return make("li", {},
      make("h3", {}, make("a", { href: address(data) }, ...spell(title.split(" "), (word) => found.has(bare(word))))),
      make("span", { className: "when" }, kind),
      make("p", { className: "meta" }, committee, committee && date ? ", " : "", date ? day(date) : ""),
      places.length
        ? make("ul", { className: "places" }, ...places)
        : make("p", {}, ...excerpt(words, from, words.length, at, all)));
  };

  // The next hits, those beyond the ones read before tested for their phrases; gives the first of them.
  const show = async () => {
    const wanted = query;
    const start = list.children.length;
    const next = hits.slice(start, start + STEP);
    await read(next);
    if (wanted !== query) return null;
    const kept = next.filter(({ data }) => has(data, query.exact));
    hits.splice(start, next.length, ...kept);
    list.append(...kept.map(draw));
    more.hidden = list.children.length >= hits.length;
    part("shown").textContent = `1 to ${list.children.length} of ${hits.length}`;
    return list.children[start];
  };

  const count = (missing) => {
    const number = hits.length ? `${hits.length} ${hits.length > 1 ? "results" : "result"}` : "Nothing found";
    const written = hits.filter((hit) => hit.written).length;
    return [
      query.given.length ? `${number} for ${query.text}` : number,
      query.figures.length && written < hits.length ? `${written} with the figure as written` : "",
      missing.length ? `no page has “${missing.join("”, “")}”` : "",
    ].filter(Boolean).join("; ");
  };

  const run = async () => {
    const state = new FormData(form);
    const filters = {};
    for (const name of ["committee", "kind", "year"]) if (state.get(name)) filters[name] = state.get(name);
    const filtered = Object.keys(filters).length > 0;
    const wanted = (query = parse(state.get("q")));
    const newest = state.get("sort") === "newest" || !wanted.given.length;
    document.title = wanted.given.length ? `${wanted.text}, ${title}` : title;
    for (const id of ["nothing", "broken", "found"]) part(id).hidden = true;
    status.textContent = "";
    document.documentElement.classList.toggle("asked", wanted.given.length > 0 || filtered);
    if (!wanted.given.length && !filtered) return;
    try {
      engine ??= await import(new URL("pagefind/pagefind.js", root));
      const answer = await look(wanted, { filters, sort: newest ? { date: "desc" } : {} });
      if (wanted !== query) return;
      hits = answer;
      list.replaceChildren();
      await show();
      const missing = wanted === query ? await unknown() : [];
      if (wanted !== query) return;
      status.textContent = count(missing);
      part("found").hidden = !hits.length;
      part("nothing").hidden = hits.length > 0;
      part("drop").hidden = !(wanted.given.length && filtered);
      part("drop").querySelector("a").href = `?${new URLSearchParams({ q: state.get("q") })}`;
    } catch {
      if (wanted !== query) return;
      const where = location.protocol === "file:" ? "in a folder opened from a disk: it needs a web server" : "here";
      status.textContent = `Search does not work ${where}.`;
      part("broken").hidden = false;
    }
  };

  const restore = () => {
    if (seen === location.search) return;
    seen = location.search;
    const params = new URLSearchParams(seen);
    for (const field of form.elements) if (field.name) field.value = params.get(field.name) ?? "";
    run();
  };
  const go = () => {
    const params = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())).toString();
    const next = params && `?${params}`;
    if (next !== location.search) history.pushState(null, "", next || location.pathname);
    seen = location.search;
    run();
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
  form.addEventListener("change", (event) => { if (event.target.matches("select")) go(); });
  more.addEventListener("click", async () => (await show())?.querySelector("a").focus());
  addEventListener("popstate", restore);
  restore();
})();
