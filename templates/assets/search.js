// The search page. The form's state stands in the address; Pagefind finds pages, and this finds the places in them.
// Nothing is shown that is not so: Pagefind shortens a word that it does not know until something fits it, and finds
// what a word only begins. Asked for a word in quotes it finds its forms alone, so these searches say what a page has.
(() => {
  const STEP = 20; // hits shown before the reader asks for more
  const AT_ONCE = 3; // hits read at a time: these, and more where the end of the list is in view
  const READ = 20; // hits read before any is shown, where a phrase has to stand as written
  const PLACES = 3;
  const WORDS = 28; // length of an excerpt
  const LONGEST = 90; // letters of what a meeting was about
  const META = { title: 5, heading: 0.5, subject: 0.5, place: 0.5, url: 0, date: 0 };
  const [PAGE_LENGTH, SATURATION] = [0.6, 1.4]; // the second is what Pagefind takes where nothing is said
  const AT_A_TIME = 4; // bundles of the index, and years of references, that are got at once
  // Asks for every page. Without words (null) Pagefind gets its whole index first, which it does not look into then. This
  // sign (next line) is a blank to its program, and so no word; to its script it is none, and so something is asked.
  const EVERY = "\u0085";
  const LEFT_OUT = new Set(("a about an and any are as at be been by can could decide decided did do does for from had has have how i if in " +
    "into is it its me my of on or our please should so tell than that the their them then there these they this to us " +
    "was we were what when where which who whom whose why will with would you your").split(" "));
  const ASKS = new Set(("what who whom whose when where which why how is are was were did do does can could should has " +
    "have will would").split(" "));

  const root = new URL("../", document.currentScript.src);
  const part = (id) => document.getElementById(id);
  const [form, status, list, more, ways, first] = ["search", "status", "results", "more", "ways", "first"].map(part);
  const known = JSON.parse(part("known").textContent);
  const title = document.title;
  let engine; // Pagefind, once it is needed
  // A file of the index that is not there, which Pagefind passes over in silence, says that a newer one was published since
  // its list of names was got: `ahead.js` may have got that up to five minutes ago. Then all is begun anew, once.
  const index = { names: Math.floor(Date.now() / 300_000), isGone: false, isAnew: false };
  const ask = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await ask(...asked);
    index.isGone ||= !answer.ok;
    return answer;
  };
  let opening; // a promise of it
  // The index: one, or bundles by municipal year, the newest first, of which each page found is in one. `waiting` are to
  // be got yet, and `lost` could not be.
  const shelf = { all: [], in: [], waiting: [], lost: [], of: new Map() };
  let query; // what is looked for now; an answer to an older one is dropped
  let hits = [];
  let seen; // the address that is shown

  const make = (name, props, ...children) => {
    const node = Object.assign(document.createElement(name), props);
    node.append(...children);
    node.normalize(); // words one after the other are one text, for who hears them
    return node;
  };
  const plural = (number, one, many = `${one}s`) => `${number.toLocaleString()} ${number === 1 ? one : many}`;
  const inQuotes = (words) => words.map((word) => `“${word}”`);
  const listed = (parts, last = "and") =>
    parts.length > 1 ? `${parts.slice(0, -1).join(", ")} ${last} ${parts.at(-1)}` : parts.join("");
  const split = (text) => text.trim().split(/\s+/);
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}'’]/gu, "").toLowerCase();
  const bare = (word) => fold(word).replace(/[^\p{L}\p{N}]/gu, "");
  const core = (word) => word.replace(/^[^\p{L}\p{N}£€$]+|[^\p{L}\p{N}%)]+$/gu, "").replace(/^([^(]*)\)+$/, "$1");
  const isFigure = (word) => /^[£€$]?\d[\d.,:/-]*%?$/.test(word);
  const spell = (words, isMarked) => words.flatMap((word, n) => {
    const [, before, inside, after] = word.match(/^([(“‘'"]*)(.*?)([.,;:!?)”’'"]*)$/);
    return [n ? " " : "", before, isMarked(word, n) && inside ? make("mark", {}, inside) : inside, after];
  });

  // Words, phrases in quotes, and patterns that find phrases and figures as they are written.
  const literal = (text) =>
    text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/['’]/g, "['’]").replace(/\s+/g, "\\s+");
  const phrasePattern = (text) => new RegExp(`(?<![\\p{L}\\p{N}])${literal(text)}(?![\\p{L}\\p{N}])`, "giu");
  const figurePattern = (text) => new RegExp(`(?<![\\d.,])${literal(text)}(?!\\d|[.,]\\d)`, "giu");
  const parse = (text) => {
    const quoted = [];
    const rest = text.replace(/[“”]/g, '"').replace(/"([^"]*)"/g, (_, phrase) => (quoted.push(phrase.trim()), " "));
    const words = rest.split(/[\s"]+/).map(core).filter(bare);
    const phrases = quoted.filter(bare);
    const isQuestion = !phrases.length && words.length > 2 && (/\?\s*$/.test(text) || ASKS.has(fold(words[0])));
    return {
      text: /["“”]/.test(text) ? text.trim() : `“${text.trim()}”`,
      words,
      phrases,
      isQuestion,
      given: [...phrases, ...words],
      exact: phrases.map(phrasePattern),
      beside: words.length > 1 ? [phrasePattern(words.join(" "))] : [],
      figures: words.filter((word) => /\d/.test(word)).map(figurePattern),
    };
  };
  // Words in their order, of letters and digits alone: Pagefind knows where they stand, so no page has to be read for it.
  const asOne = (phrase) => {
    const parsed = parse(phrase);
    return { ...parsed, exact: [], beside: parsed.exact };
  };
  const has = (data, patterns) => patterns.every((pattern) => data.content.search(pattern) >= 0);
  const read = (some) => Promise.all(some.map(async (hit) => { hit.data ??= await hit.load(); }));

  // The words of the archive by their first letter, each with the number of pages that have it; of a figure, the pages.
  const lists = {};
  const listOf = ({ at }, name) => {
    const file = `pagefind/${at}words/${name}.pack`;
    lists[file] ??= (async () => {
      const answer = await fetch(new URL(file, root));
      if (!answer.ok) return [];
      const text = await new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).text();
      return text.split("\n").filter(Boolean).map((line) => line.split("\t"));
    })().catch(() => []);
    return lists[file];
  };
  const sum = (one, other) => (/\D/.test(one + other) ? (`${one}${other}`.includes("*") ? "*" : `${one} ${other}`) : String(Number(one) + Number(other)));
  const wordsLike = async (word) => {
    const letter = fold(word).replace(/^[£€$]/, "")[0];
    const name = /[a-z0-9]/.test(letter) ? letter : "_";
    const [first, ...rest] = await Promise.all(shelf.in.map((bundle) => listOf(bundle, name)));
    const every = new Map(first);
    for (const [one, pages] of rest.flat()) every.set(one, every.has(one) ? sum(every.get(one), pages) : pages);
    return every;
  };

  // How many letters have to be put in, taken out, changed or swapped to make one word of another.
  const distance = (one, other) => {
    let [before, row] = [[], [...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  };
  const meant = async (word) => {
    const asked = bare(word);
    if (asked.length < 4 || /\d/.test(asked)) return [];
    const most = asked.length > 11 ? 3 : asked.length > 5 ? 2 : 1;
    const near = [...(await wordsLike(asked))].filter(([other]) => Math.abs(other.length - asked.length) <= most)
      .map(([other, pages]) => ({ other, pages: Number(pages), far: distance(asked, other) }))
      .filter(({ far }) => far && far <= most);
    return near.sort((a, b) => a.far - b.far || b.pages - a.pages).slice(0, 3).map(({ other }) => other);
  };
  const begunBy = async (word) => {
    const asked = bare(word);
    if (asked.length < 4 || /\d/.test(asked)) return [];
    const begun = [...(await wordsLike(asked))].filter(([other]) => other.startsWith(asked));
    return begun.sort((a, b) => b[1] - a[1]).slice(0, 6).map(([other]) => other);
  };

  // What is looked for: a word, a phrase, or words for which others stand too; each in all the ways in which it may.
  const parts = ({ words, phrases }) => {
    const found = phrases.map((phrase) => ({ said: phrase, ways: [{ phrase }], isPhrase: true }));
    for (let n = 0; n < words.length; ) {
      const fits = known.alike.flatMap((group) => group.flatMap((one) => {
        const length = split(one).length;
        const alike = words.slice(n, n + length).map(bare).join(" ") === split(one).map(bare).join(" ");
        return alike ? [{ length, others: group.filter((other) => other !== one) }] : [];
      }));
      const length = Math.max(1, ...fits.map((fit) => fit.length));
      const others = fits.filter((fit) => fit.length === length).flatMap((fit) => fit.others);
      const own = words.slice(n, n + length);
      found.push({
        said: own.join(" "),
        ways: [{ words: own }, ...[...new Set(others)].map((phrase) => ({ phrase, isOther: true }))],
        isLeftOut: own.every((word) => LEFT_OUT.has(bare(word))),
      });
      n += length;
    }
    return found;
  };

  // The pages that have a word or a phrase, each with the places of it; Pagefind takes letters and digits alone.
  const plain = (text) => split(text).map((word) => word.replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean).join(" ");
  const pagesWith = async (text, filters) => {
    const { results, unfilteredResultCount } = await engine.search(`"${plain(text)}"`, { filters });
    const pages = new Map(results.map((result) => [result.id, { load: result.data, at: result.words }]));
    return { pages, everywhere: pages.size || unfilteredResultCount };
  };
  const figure = async (word, filters) => {
    if (word.length < 3) return pagesWith(word, filters);
    const [found, list] = await Promise.all([pagesWith(word, filters), wordsLike(word)]);
    const pages = [word, word.replace(/[£€$%]/g, "")].map((one) => list.get(one)).filter(Boolean);
    if (pages.includes("*")) return found;
    const written = new Set(pages.join(" ").split(" ").filter(Boolean));
    const kept = [...found.pages].filter(([id]) => written.has(id));
    return { pages: new Map(kept), everywhere: written.size };
  };
  const both = (some) => {
    const [least, ...rest] = [...some].sort((a, b) => a.size - b.size);
    const joined = [...(least ?? [])].filter(([id]) => rest.every((pages) => pages.has(id)));
    return new Map(joined.map(([id, { load }]) => [id, { load, at: some.flatMap((pages) => pages.get(id).at) }]));
  };
  const either = (some) => {
    const joined = new Map();
    for (const pages of some) {
      for (const [id, { load, at }] of pages) joined.set(id, { load, at: [...(joined.get(id)?.at ?? []), ...at] });
    }
    return joined;
  };
  const inWay = async ({ words, phrase }, filters) => {
    if (phrase) return pagesWith(phrase, filters);
    const each = await Promise.all(words.map((word) => (isFigure(word) ? figure : pagesWith)(word, filters)));
    const needed = each.filter((_, n) => words.length === 1 || !LEFT_OUT.has(bare(words[n])));
    return { pages: both(needed.map(({ pages }) => pages)), everywhere: Math.min(...each.map((one) => one.everywhere)) };
  };
  const lookFor = async (one, filters) => {
    const found = await Promise.all(one.ways.map((way) => inWay(way, filters)));
    const works = one.ways.map((way, n) => ({ ...way, ...found[n] }));
    one.own = works[0];
    one.others = works.slice(1).filter((way) => way.everywhere);
    one.isKnown = works.some((way) => way.everywhere);
    one.pages = either(works.map(({ pages }) => pages));
  };

  // Each bundle of the index weighs a word by how few of its own pages have it. Here a word weighs what it does in all of
  // them together: then pages of two bundles can be told which is better, and the order is that of one index.
  const rarity = (pages, some) => Math.log((pages - some + 0.5) / (some + 0.5) + 1);
  const scored = async (text, options) => {
    const { results } = await engine.search(text, options);
    if (shelf.in.length < 2) return { results };
    const total = shelf.in.reduce((all, { pages }) => all + pages, 0);
    const score = new Map(results.map(({ id, score: of }) => [id, of]));
    for (const word of text.split(" ")) {
      const alone = (await engine.search(word)).results;
      const held = new Map();
      for (const { id } of alone) held.set(shelf.of.get(id), (held.get(shelf.of.get(id)) ?? 0) + 1);
      const overall = rarity(total, alone.length);
      for (const { id, score: of } of alone) {
        const bundle = shelf.of.get(id);
        const here = rarity(bundle.pages, held.get(bundle));
        if (score.has(id)) score.set(id, score.get(id) + (overall - here) * (of / here));
      }
    }
    return { results: results.map((result) => ({ ...result, score: score.get(result.id) })) };
  };
  const everyPage = async () => (await engine.search(EVERY)).results.length;
  const scores = async (texts, options, pages) => {
    const every = await Promise.all(texts.filter(Boolean).map((text) => scored(text, options)));
    const found = new Map();
    every.forEach(({ results }, n) => { // what stands for a word counts nearly as much as the word itself
      const best = Math.max(...results.map(({ score }) => score)) || 1;
      for (const { id, score, words } of results.filter((result) => pages.has(result.id))) {
        found.set(id, Math.max(found.get(id) ?? 0, (n ? 0.9 : 1) * score / best));
        pages.get(id).at.push(...words);
      }
    });
    return found;
  };
  // A word that Pagefind found may only begin as one that is looked for: then it is not marked.
  const isForm = (word, asked) => {
    const [a, b] = [bare(asked), bare(word)];
    let same = 0;
    while (same < a.length && a[same] === b[same]) same += 1;
    return same >= Math.max(Math.min(3, a.length), a.length - 3) && b.length - same <= 4;
  };

  // Which pages are shown, in which order, and what is said of them.
  const look = async (wanted, filters, newest) => {
    const every = parts(wanted);
    const answer = { unknown: [], leftOut: [], others: [], some: false };
    if (!every.length) {
      return { ...answer, hits: (await newestFirst(filters)).map(({ data, id }) => ({ id, load: data, at: [] })) };
    }
    const content = every.filter(({ isLeftOut }) => !isLeftOut);
    const needed = content.length ? content : every;
    answer.leftOut = every.filter((one) => !needed.includes(one));
    await Promise.all(needed.map((one) => lookFor(one, filters)));
    for (const one of needed.filter(({ isKnown, isPhrase, isLeftOut }) => !isKnown && !isPhrase && !isLeftOut)) {
      const begun = await begunBy(one.said);
      if (!begun.length) continue;
      one.ways.push(...begun.map((phrase) => ({ phrase, isOther: true })));
      one.begun = true;
      await lookFor(one, filters);
    }
    answer.unknown = needed.filter(({ own }) => !own.everywhere);
    const found = needed.filter(({ isKnown }) => isKnown);
    let pages = both(found.map((one) => one.pages));
    if (needed.some((one) => one.isPhrase && !one.isKnown)) pages = new Map();
    else if (!pages.size && found.length > 1 && !Object.keys(filters).length) {
      pages = either(found.map((one) => one.pages));
      answer.some = pages.size > 0;
    }
    answer.found = found;
    answer.others = found.flatMap((one) => one.others.map((way) => ({ one, way })));

    const words = found.flatMap(({ own, ways: [{ words: typed, phrase }] }) => (own.everywhere ? [phrase ?? typed.join(" ")] : []));
    const others = answer.others.map(({ one, way }) =>
      found.flatMap((each) => (each === one ? [way.phrase] : each.own.everywhere ? [each.said] : [])).join(" "));
    const typed = plain(words.join(" "));
    const each = answer.some ? found.map((one) => plain(one.said)) : [typed, ...others.map(plain)];
    const score = await scores(each, { filters }, pages);
    const together = typed.includes(" ") && !answer.some ? (await pagesWith(words.join(" "), filters)).pages : new Map();
    if (answer.some) {
      const all = await everyPage();
      const rare = found.map((one) => [one, Math.log(1 + all / (1 + one.own.everywhere))]);
      for (const id of pages.keys()) {
        const worth = rare.reduce((sum, [one, value]) => sum + (one.pages.has(id) ? value : 0), 0);
        score.set(id, 100 * worth + (score.get(id) ?? 0));
      }
    }
    const order = newest ? await byDate(filters) : null;
    const worth = (id) => (order ? -(order.get(id) ?? Infinity) : (together.has(id) ? 1000 : 0) + (score.get(id) ?? 0));
    const all = [...pages].map(([id, page]) => ({ id, ...page, worth: worth(id) }))
      .sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1)); // those alike in the same order whoever asks
    if (!wanted.exact.length) return { ...answer, hits: all };
    const head = all.splice(0, READ);
    await read(head);
    const left = [...head.filter((hit) => has(hit.data, wanted.exact)), ...all];
    if (!left.length) answer.unknown = every.filter(({ isPhrase }) => isPhrase);
    return { ...answer, found: left.length ? found : [], hits: left };
  };
  const newestFirst = async (filters) => { // bundles follow each other by date, and what has none comes last
    const { results } = await engine.search(EVERY, { filters, sort: { date: "desc" } });
    if (shelf.in.length < 2) return results;
    const [dated, undated] = [shelf.all.filter(({ years: of }) => of.length), shelf.all.filter(({ years: of }) => !of.length)];
    return [...dated, ...undated].flatMap((bundle) => results.filter(({ id }) => shelf.of.get(id) === bundle));
  };
  const byDate = async (filters) => new Map((await newestFirst(filters)).map(({ id }, n) => [id, n]));

  // What a query names outright: a date, a reference, or somebody or something by name. It stands above what is found.
  const MONTHS = ("January February March April May June July August September October November December").split(" ");
  const monthOf = (word) => (/^[a-z]{3,}$/.test(word) ? MONTHS.findIndex((name) => name.toLowerCase().startsWith(word)) + 1 : 0);
  const DATES = [
    [/^(\d{4})-(\d\d?)-(\d\d?)$/, (year, month, of) => [year, month, of]],
    [/^(\d\d?)[/.](\d\d?)[/.](\d{4}|\d\d)$/, (of, month, year) => [year, month, of]],
    [/^(\d\d?)(?:st|nd|rd|th)?(?: of)? ([a-z]+),? (\d{4})$/, (of, month, year) => [year, monthOf(month), of]],
    [/^([a-z]+) (\d\d?)(?:st|nd|rd|th)?,? (\d{4})$/, (month, of, year) => [year, monthOf(month), of]],
    [/^([a-z]+),? (\d{4})$/, (month, year) => [year, monthOf(month)]],
  ];
  const dateOf = (text) => {
    const said = text.replace(/^(?:the )?(?:meetings?|minutes|agenda|pack|papers)?(?: of| on| in| from| for)? ?/, "")
      .replace(/^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? /, "").replace(/\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\./, "$1");
    for (const [pattern, order] of DATES) {
      const match = said.match(pattern);
      const [year, month, of] = match ? order(...match.slice(1)).map(Number) : [];
      if (!match || !(month >= 1 && month <= 12) || of > 31) continue;
      const full = year < 100 ? 2000 + year : year;
      const iso = [full, month, ...(of ? [of] : [])].map((number) => String(number).padStart(2, "0")).join("-");
      return { iso, year: full, words: [...(of ? [of] : []), MONTHS[month - 1], full].join(" ") };
    }
    return null;
  };
  const yearOf = (text) => {
    const match = text.match(/^(?:municipal year )?(\d{4})(?:[/-](?:20)?(\d\d))?$/);
    const of = match && known.years.filter(([name]) => (match[2] ? name === `${match[1]}/${match[2]}` : name.split("/")[0] === match[1] || name.endsWith(`/${match[1].slice(2)}`)));
    return of?.length ? of.map(([name, at]) => ({ text: `Municipal year ${name}`, at })) : [];
  };
  const REFERENCE = /^(?:the )?(?:(minute|agenda item|item|paragraph|para)s?\.? (?:no\.? ?)?)?(\d[\w.]*)((?: ?\(\w+\))*)(?:\/(\d\d|\d{4}))?(?:(?:,| of| on| at| in| from)*(?: the)?(?: meeting(?: of)?)? (.+))?$/;
  const ITEM = /^(?:the )?(?:(?:agenda )?items?\.?|(?=top )) ?(?:no\.? ?)?((?:[a-z]+[. ]?){0,2}\d[\w./]*)((?: ?\(\w+\))*)(?:(?:,| of| on| at| in| from)*(?: the)?(?: meeting(?: of)?)? (.+))?$/;
  const asNumber = (typed) => fold(typed).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").replace(/(\d)-(?=[a-z])|([a-z])-(?=\d)/g, "$1$2");
  const reference = (text) => {
    const item = text.match(ITEM);
    const [, kind, number, labels = "", year, rest = ""] = item ? [, "item", item[1], item[2], , item[3]] : text.match(REFERENCE) ?? [];
    if (!number || !(kind || (year && !rest))) return null;
    const of = { minute: "minute", "agenda item": "item", item: "item", paragraph: "paragraph", para: "paragraph" }[kind] ?? "minute";
    return { of, number, year: year?.slice(-2), rest, date: dateOf(rest), labels: [...labels.matchAll(/\w+/g)].map(([label]) => label) };
  };
  const years = {};
  const placesOf = (year) => (years[year] ??= fetch(new URL(`search/${year.replace("/", "-")}.json`, root)).then((answer) => answer.json()));
  const MOST = 6; // places that are named
  const sayMeeting = ({ committee, called }) => `${committee}, ${called}`;
  const within = (parts, paragraph) => {
    const [, section, number] = paragraph.replaceAll(".", "-").match(/^(.*)-(\d+)$/) ?? [];
    return parts.split(" ").some((run) => {
      const [, of, first, last] = run.match(/^(.*)-(\d+):(\d+)$/) ?? [];
      return of === section && Number(number) >= Number(first) && Number(number) <= Number(last);
    });
  };
  const PLACES_OF = {
    minute: ({ number, labels }, meeting) => {
      const parts = new Set(meeting.minutes?.parts.split(" "));
      if (!parts.has(number)) return [];
      const inside = [number, `r${labels.join("-")}`].join("-");
      const has_ = labels.length && parts.has(inside);
      const label = has_ ? labels.map((one) => `(${one})`).join("") : "";
      return [{ text: `Minute ${number}${label}, ${sayMeeting(meeting)}`, at: `${meeting.minutes.at}#minute-${has_ ? inside : number}` }];
    },
    item: ({ number, labels }, meeting) => {
      const wanted = asNumber([number, ...labels].join("-"));
      const keys = Object.keys(meeting.items);
      const key = keys.find((one) => asNumber(one) === wanted) ?? keys.find((one) => /[a-z]/.test(wanted) && asNumber(one).endsWith(`-${wanted}`));
      const [title, as = key] = [meeting.items[key]].flat().reverse();
      return title ? [{ text: `Item ${as}: ${title}, ${sayMeeting(meeting)}`, at: `${meeting.at}#item-${key}` }] : [];
    },
    paragraph: ({ number, rest, date }, meeting) => {
      const words = date ? [] : split(fold(rest)).filter((word) => word && !LEFT_OUT.has(word));
      const fits = meeting.papers.filter(({ parts, title: name }) =>
        within(parts, number) && words.every((word) => fold(`${name} ${meeting.called}`).includes(word)));
      return fits.map(({ at, title: name }) => ({
        text: `Paragraph ${number}, ${name}, ${meeting.called}`, at: `${at}#p${number.replaceAll(".", "-")}` }));
    },
  };
  const inYears = async (asked, find) => {
    const found = [];
    for (let n = 0; n < asked.length && found.length < MOST; n += AT_A_TIME) {
      const some = await Promise.all(asked.slice(n, n + AT_A_TIME).map(placesOf));
      found.push(...some.flatMap((meetings) => [...meetings].reverse().flatMap(find)));
    }
    return found;
  };
  const yearsOn = (year) => known.placed.filter((name) => [year, year - 1].includes(Number(name.slice(0, 4))));
  // A reference of a decision, in the years that have any that begin so.
  const byCode = (text) => {
    const code = text.replace(/\s/g, "");
    return inYears((/\d/.test(code) && known.codes[code.match(/^\D*/)[0]]) || [], (meeting) => (meeting.references ?? [])
      .filter(([one]) => one === code)
      .map(([, said, at]) => ({ text: `${code.toUpperCase()}: ${said}, ${sayMeeting(meeting)}`, at })));
  };
  const TITLES = new Set("cllr councillor mr mrs ms miss dr sir".split(" "));
  const byName = (text) => {
    const asked = split(fold(text).replace(/[^\p{L}\p{N}\s-]/gu, " ")).filter((word) => word && !TITLES.has(word));
    const fits = (name) => {
      const words = split(fold(name).replace(/[^\p{L}\p{N}\s-]/gu, " "));
      return asked.every((word) => words.includes(word));
    };
    if (!asked.some((word) => word.length > 1 && !LEFT_OUT.has(word))) return [];
    const kinds = [known.people, known.committees, known.matters].map((names) => {
      const of = new Map(names.filter(([name]) => fits(name)).map(([name, at]) => [at, { text: name, at }]));
      return of.size <= MOST ? [...of.values()] : [];
    });
    return kinds.flat();
  };
  const mayHave = ({ of, number }) => ([, , first, last]) =>
    of !== "minute" || last === null || (parseInt(number, 10) >= first && parseInt(number, 10) <= last);
  const goTo = async (typed) => {
    const text = fold(typed).trim().replace(/[?.]$/, "").replace(/\s+/g, " ");
    const date = dateOf(text);
    if (date) {
      const found = await inYears(yearsOn(date.year), (meeting) => (meeting.date.startsWith(date.iso) ? [
        { text: `${meeting.decision ? `Decision: ${meeting.decision}` : "Meeting"}, ${sayMeeting(meeting)}`, at: meeting.at },
        ...(meeting.minutes ? [{ text: `Minutes, ${sayMeeting(meeting)}`, at: meeting.minutes.at }] : []),
      ] : []));
      return { date, found, none: `The archive has no meeting ${date.iso.length > 7 ? "on" : "in"} ${date.words}. ` };
    }
    const whole = yearOf(text);
    const asked = whole.length ? null : reference(text);
    const coded = await byCode(text);
    if (!asked) return { found: [...coded, ...whole, ...byName(text)] };
    const start = asked.year ? known.years.map(([name]) => name).filter((name) => name.slice(2, 4) === asked.year)
      : asked.date ? yearsOn(asked.date.year) : known.years.filter(mayHave(asked)).map(([name]) => name);
    const find = (meeting) => (asked.date && !meeting.date.startsWith(asked.date.iso) ? [] : PLACES_OF[asked.of](asked, meeting));
    const name = `${asked.of} ${[asked.number, ...asked.labels.map((label) => `(${label})`)].join("")}${asked.year ? `/${asked.year}` : ""}`;
    const found = [...coded, ...await inYears(start, find)];
    const rest = found.length && (asked.date || !asked.rest ? `"${asked.date?.words ?? text}"` : asked.rest);
    return { found, rest, none: `The archive has no ${name}${asked.rest ? ` of “${asked.rest}”` : ""}. ` };
  };
  const drawWays = (found) => {
    part("to").replaceChildren(...found.slice(0, MOST).map(({ text, at }) =>
      make("li", {}, make("a", { href: new URL(at, root).href }, text))));
    ways.hidden = !found.length;
  };

  // What a place is called: what is seen, what is heard if that is more, and how many words of its text that takes up.
  const clause = (label, inner) => label + (inner ? `(${inner})` : "");
  const NAMES = [
    [/^p(\d+(?:-\w+)+)$/, (label) => label.replaceAll("-", ".").toUpperCase(), "Paragraph "],
    [/^s(\d+[a-z]?)$/, (label) => `Section ${label}`],
    [/^r(\d\w*)(?:-(\w+))?$/, (label, inner) => `Recommendation ${clause(label, inner)}`],
    [/^minute-(\w+)-r$/, (minute) => `Minute ${minute}, decision`],
    [/^minute-(\w+)-r(\w+)(?:-(\w+))?$/, (minute, label, inner) => `Minute ${minute}, clause ${clause(label, inner)}`],
    [/^item-\w*-[\w-]*$/, () => "Item"], // its number is written otherwise than its address
    [/^(minute|slide|page|table|figure|item)-(\w+)$/, (kind, label) => `${kind[0].toUpperCase()}${kind.slice(1)} ${label}`],
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
  const marked = (at, words) => {
    const text = words.join(" ");
    const strong = new Set();
    for (const pattern of [...query.exact, ...query.beside, ...query.figures]) {
      for (const match of text.matchAll(pattern)) {
        const start = text.slice(0, match.index).split(" ").length - 1;
        match[0].split(" ").forEach((_, n) => strong.add(start + n));
      }
    }
    const forms = [...query.marks, ...query.words].flatMap(split).filter((word) => !LEFT_OUT.has(bare(word)));
    const isAsked = (word) => word.split(/[-–/]/).some((one) => forms.some((form) => isForm(one, form)))
      || forms.some((form) => isForm(word, form));
    const plainly = (place) => isAsked(words[place] ?? "") && !LEFT_OUT.has(bare(words[place] ?? "")) && (!strong.size || !/\d/.test(words[place]));
    const weak = query.words.length ? at.filter(plainly) : [];
    return { strong, all: new Set([...strong, ...weak]) };
  };

  // A place is the text from its anchor to the next. Best is what stands as written, then what has most of the words.
  const placesIn = ({ anchors }, words, { strong, all }) => {
    const named_ = anchors.map((anchor) => ({ ...anchor, ...named(anchor, words) })).filter(({ taken }) => taken >= 0);
    named_.sort((a, b) => a.location - b.location);
    const places = named_.map((place, n) => {
      const end = named_[n + 1]?.location ?? words.length;
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
  const address = (there, fragment = "") => {
    const url = new URL(there.replace(/^\//, ""), root);
    for (const word of query.marks) url.searchParams.append("highlight", word);
    if (fragment) url.hash = fragment;
    return url.href;
  };
  const day = (iso) => {
    const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return make("time", { dateTime: iso }, new Date(iso).toLocaleDateString(document.documentElement.lang, style));
  };

  const drawPlace = (there, words, all, { id, label, heard, taken, location, end, at }) => {
    const start = location + taken;
    const name = spell(words.slice(location, start), (_, n) => all.has(location + n)).slice(0, -1);
    const link = make("a", { href: address(there, id), ariaLabel: heard }, ...(taken ? name : [label]));
    return make("li", {}, link, " ", ...excerpt(words, start, end, Math.max(at, start), all));
  };
  const shortened = (text) => (text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(" ", LONGEST)).replace(/[;,:]$/, "")} …` : text);
  const draw = ({ data, at }) => {
    const words = split(data.content);
    const { strong, all } = marked(at, words);
    const found = new Set([...all].map((place) => bare(words[place])).concat(query.marks.map(bare)));
    const { heading, subject, place = "", date, url } = data.meta;
    const [kind = "", committee = ""] = [data.filters.kind?.[0], data.filters.committee?.[0]];
    const name = `${data.meta.title ?? heading}${subject ? `: ${shortened(subject)}` : ""}`;
    const there = url ?? data.raw_url;
    const places = url ? [] : placesIn(data, words, { strong, all }).map((one) => drawPlace(there, words, all, one));
    const [from, start] = all.size ? [0, Math.min(...all)] : Array(2).fill(data.anchors[0]?.location ?? 0);
    const told = (text) => spell(split(text), (word) => found.has(bare(word)));
    const when = date ? day(date) : "";
    return make("li", {},
      make("h3", {}, make("a", { href: address(there) }, ...told(name))),
      make("span", { className: "when" }, kind),
      make("p", { className: "meta" }, place, place && (committee || when) ? ", " : "", committee, committee && when ? ", " : "", when),
      places.length
        ? make("ul", { className: "places" }, ...places)
        : make("p", {}, ...excerpt(words, from, words.length, start, all)));
  };

  // The next hits, those that are read now tested for their phrases; gives the first of them.
  let limit = STEP;
  let showing = Promise.resolve();
  const show = (number) => (showing = showing.then(() => showNext(number)));
  const showNext = async (number) => {
    const wanted = query;
    const start = list.children.length;
    const next = hits.slice(start, Math.min(start + number, limit));
    await read(next);
    if (wanted !== query) return null;
    const kept = next.filter(({ data }) => has(data, query.exact));
    hits.splice(start, next.length, ...kept);
    list.append(...kept.map(draw));
    more.hidden = list.children.length < limit || list.children.length >= hits.length;
    part("shown").textContent = `1 to ${list.children.length} of ${hits.length}`;
    return list.children[start];
  };
  const isAtEnd = () => list.children.length < Math.min(limit, hits.length)
    && part("end").getBoundingClientRect().top < innerHeight;
  const fill = async () => {
    const wanted = query;
    while (wanted === query && isAtEnd()) {
      const before = list.children.length;
      await show(AT_ONCE);
      if (list.children.length === before && !hits[before]) return;
    }
  };
  for (const moved of ["scroll", "resize"]) addEventListener(moved, () => { if (query) fill(); }, { passive: true });
  list.addEventListener("focusin", ({ target }) => { if (list.lastElementChild?.contains(target)) show(AT_ONCE); });

  // What is said of an answer.
  const say = ({ unknown, leftOut, others, some, found = [] }, wanted, filtered) => {
    const number = hits.length;
    const pages = plural(number, "page");
    const missing = unknown.length ? `No page has ${listed(inQuotes(unknown.map(({ said }) => said)), "or")}.` : "";
    const own = found.filter((one) => one.own.everywhere).map(({ said }) => said);
    const instead = found.filter((one) => !one.own.everywhere).map((one) =>
      (one.begun ? "words that begin so: " : "") + listed(inQuotes(one.others.map((way) => way.phrase)), "or"));
    const besides = others.filter(({ one }) => one.own.everywhere).map(({ way }) => way.phrase);
    const also = [
      besides.length ? ` Looked for as well: ${listed(inQuotes(besides))}.` : "",
      leftOut.length && (missing || wanted.isQuestion) ? ` Not asked for: ${listed(inQuotes(leftOut.map(({ said }) => said)))}.` : "",
    ].join("");
    const end = also ? `.${also}` : ":";
    const verb = number === 1 ? "has" : "have";
    if (!wanted.given.length) return plural(number, "result");
    if (!number && missing && !found.length) return missing;
    if (!number) return `${missing} Nothing found for ${wanted.text}${filtered ? " with these filters" : ""}.`.trim();
    if (some) {
      const lacking = missing || `No page has all of ${wanted.text}.`;
      return `${lacking} ${pages} ${verb} some of ${missing ? "the other words" : "these words"}, those with most of them first${end}`;
    }
    if (missing) return `${missing} ${pages} ${verb} ${listed([...inQuotes(own), ...instead])}${end}`;
    return `${plural(number, "result")} for ${wanted.text}${also && "."}${also}`;
  };
  const suggest = async ({ unknown }, wanted) => {
    const each = await Promise.all(unknown.filter((one) => !one.isPhrase && !one.begun && !one.isKnown).map(async (one) =>
      (await meant(one.said)).map((word) => [one.said, word])));
    if (wanted !== query) return;
    const links = each.flat().map(([said, word]) => {
      const params = new URLSearchParams(new FormData(form));
      params.set("q", params.get("q").replace(said, word));
      return make("a", { href: `?${kept(params)}` }, word);
    });
    part("meant").replaceChildren(...(links.length ? ["Did you mean ", ...links.flatMap((link, n) => (n ? [", ", link] : [link])), "?"] : []));
    part("meant").hidden = !links.length;
  };
  const kept = (params) => new URLSearchParams([...params].filter(([, value]) => value.trim()));

  // A filter that the address names and that there is none of; it is said, and left out.
  const strange = () => [...new URLSearchParams(location.search)].flatMap(([name, value]) => {
    const field = form.elements[name];
    const names = [...(field?.options ?? [])].map((option) => option.value || option.text);
    if (!["committee", "kind", "year"].includes(name) || !value || names.includes(value)) return [];
    return name === "committee" && known.committees.some(([one]) => one === value) ? [] : [`${name} “${value}”`];
  });

  const run = async () => {
    const state = new FormData(form);
    const filters = {};
    for (const name of ["committee", "kind", "year"]) if (state.get(name)) filters[name] = state.get(name);
    const filtered = Object.keys(filters).length > 0;
    let wanted = (query = parse(state.get("q")));
    wanted.marks = wanted.given;
    const asked = wanted.given.length > 0 || filtered;
    const newest = state.get("sort") === "newest" || !wanted.given.length;
    document.title = wanted.given.length ? `${wanted.text}, ${title}` : title;
    for (const id of ["nothing", "broken", "found", "meant", "ways"]) part(id).hidden = true;
    const none = strange();
    const odd = none.length ? `There is no ${listed(none, "or")} here, so that is left out. ` : "";
    status.textContent = odd.trim();
    document.documentElement.classList.toggle("asked", asked);
    if (!asked) return;
    list.ariaBusy = "true";
    try {
      opening ??= start();
      if (wanted.words.length < 3) opening.then(() => engine.preload(plain(wanted.words.join(" ")))).catch(() => {}); // of a number, or a name
      const [to] = await Promise.all([goTo(state.get("q")).catch(() => ({ found: [] })), opening]);
      if (wanted !== query) return;
      const rest = to.date ? `"${to.date.words}"` : to.rest;
      if (rest) wanted = query = { ...(/^"[\p{L}\p{N} ]+"$/u.test(rest) ? asOne(rest) : parse(rest)), text: wanted.text, marks: [] };
      drawWays(to.found);
      const named = to.found.length ? `${plural(to.found.length, "place")} to go to. ` : (to.none ?? "");
      list.replaceChildren();
      limit = STEP;
      if (filters.year) await alone(() => follow(shelf.waiting.filter((bundle) => bundle.years.includes(filters.year))));
      for (let isWhole = false; !isWhole; ) {
        if (wanted !== query) return;
        isWhole = !shelf.waiting.length;
        const answer = await alone(() => look(wanted, filters, newest));
        if (wanted !== query) return;
        if (index.isGone && !index.isAnew) throw new Error("a newer index");
        await present(answer, wanted, isWhole);
        if (wanted !== query) return;
        const said = isWhole ? say(answer, wanted, filtered) : `${hits.length ? `${plural(hits.length, "result")} so far. ` : ""}Older years are being looked through.`;
        status.textContent = odd + lost() + named + (to.found.length && !hits.length ? "" : said);
        if (!isWhole) await Promise.all([fill(), alone(() => follow(shelf.waiting.slice(0, AT_A_TIME)))]);
        else {
          part("nothing").hidden = hits.length > 0 || to.found.length > 0;
          part("drop").hidden = !(wanted.given.length && filtered);
          part("drop").querySelector("a").href = `?${new URLSearchParams({ q: state.get("q") })}`;
          await Promise.all([fill(), suggest(answer, wanted)]);
        }
      }
    } catch {
      if (wanted !== query) return;
      if (index.isGone && !index.isAnew) {
        Object.assign(index, { names: Date.now(), isGone: false, isAnew: true });
        for (const file of Object.keys(lists)) delete lists[file];
        await engine?.destroy();
        opening = null;
        run();
        return;
      }
      const where = location.protocol === "file:" ? "in a folder opened from a disk: it needs a web server" : "here";
      status.textContent = `Search does not work ${where}.`;
      part("broken").hidden = false;
    } finally {
      if (wanted === query) list.ariaBusy = "false";
    }
  };

  // Before older years are in, only what is sure to hold with them too is shown: pages that have all that is asked for.
  const present = async (answer, wanted, isWhole) => {
    const isSure = isWhole || (!answer.some && !answer.unknown.length && !answer.found?.some((one) => one.begun));
    const others = answer.others.map(({ way }) => way.phrase);
    const marks = [...wanted.given.filter((word) => !LEFT_OUT.has(bare(word)) || wanted.given.length === 1), ...others];
    const drawn = list.children.length;
    const next = isSure ? answer.hits : [];
    const isSame = drawn && marks.join() === wanted.marks.join() && hits.slice(0, drawn).every(({ id }, n) => next[n]?.id === id);
    wanted.marks = marks;
    hits = next;
    showing = Promise.resolve();
    part("found").hidden = !hits.length;
    if (isSame) return show(Math.max(AT_ONCE - drawn, 0));
    const focused = list.contains(document.activeElement) ? document.activeElement.href : "";
    list.replaceChildren();
    await show(Math.max(AT_ONCE, drawn));
    [...list.querySelectorAll("a")].find(({ href }) => focused && href === focused)?.focus({ preventScroll: true });
    part("found").hidden = !hits.length;
  };

  let turn = Promise.resolve(); // of searching and of getting bundles: one at a time, so that nothing is half known
  const alone = (work) => (turn = turn.then(work, work));
  const start = async () => {
    try {
      const one = [{ at: "", years: [] }];
      shelf.all = known.bundles ? (await (await fetch(new URL("pagefind/bundles.json", root))).json()) : one;
      for (const bundle of shelf.all) if (bundle.at) bundle.at += "/";
      await open(shelf.all.slice(0, shelf.all[0].years.length ? 1 : 2));
      shelf.waiting = shelf.all.filter((bundle) => !shelf.in.includes(bundle) && !shelf.lost.includes(bundle));
    } catch (error) {
      opening = null;
      throw error;
    }
  };
  const open = async ([first, ...rest]) => {
    engine = await import(new URL(`pagefind/${first.at}pagefind.js`, root));
    await engine.options({ noWorker: true, ...settings(first) });
    await engine.init();
    shelf.in = [first];
    await follow(rest);
  };
  // Gets more bundles. One that cannot be got would spoil every search, so what is there is then opened without it.
  const follow = async (some) => {
    if (!some.length) return;
    const came = await Promise.allSettled(some.map((bundle) => engine.mergeIndex(new URL(`pagefind/${bundle.at}`, root).href, settings(bundle))));
    const [got, lacking] = ["fulfilled", "rejected"].map((state) => some.filter((_, n) => came[n].status === state));
    shelf.waiting = shelf.waiting.filter((bundle) => !some.includes(bundle));
    shelf.lost.push(...lacking);
    if (lacking.length) {
      await engine.destroy();
      await open([...shelf.in, ...got]);
      return;
    }
    shelf.in.push(...got);
    const { results } = await engine.search(EVERY); // the pages of one bundle after those of the other
    let n = 0;
    for (const bundle of shelf.in) for (const { id } of results.slice(n, (n += bundle.pages))) shelf.of.set(id, bundle);
  };
  // How long a page is counts beside the average of all pages; Pagefind takes that of a bundle. Its formula (BM25), solved
  // for how much length and repetition are to count there so that the same comes of it, but for one factor.
  const weights = ({ pages, length }) => {
    if (!known.bundles) return { ranking: { metaWeights: META, pageLength: PAGE_LENGTH } };
    const [everyPages, everyLength] = ["pages", "length"].map((name) => shelf.all.reduce((all, bundle) => all + bundle[name], 0));
    const ratio = (length / pages) / (everyLength / everyPages || 1);
    const termSaturation = SATURATION * (1 - PAGE_LENGTH + PAGE_LENGTH * ratio);
    const factor = (termSaturation + 1) / (SATURATION + 1);
    const metaWeights = Object.fromEntries(Object.entries(META).map(([name, weight]) => [name, weight * factor]));
    return { ranking: { termSaturation, pageLength: (SATURATION * PAGE_LENGTH * ratio) / termSaturation, metaWeights }, indexWeight: 1 / factor };
  };
  const settings = (bundle) => ({ metaCacheTag: index.names, ...weights(bundle) });
  const lost = () => (shelf.lost.length ? `Not searched, for it could not be got: ${listed([...new Set(shelf.lost.flatMap(({ years: of }) => (of.length ? of : ["what has no year"])))])}. ` : "");

  const restore = () => {
    if (seen === location.search) return;
    seen = location.search;
    const params = new URLSearchParams(seen);
    for (const field of form.elements) if (field.name) field.value = params.get(field.name) ?? "";
    for (const field of form.querySelectorAll("select")) if (field.selectedIndex < 0) field.selectedIndex = 0;
    run();
  };
  const go = () => {
    const params = kept(new URLSearchParams(new FormData(form))).toString();
    const next = params && `?${params}`;
    if (next !== location.search) history.pushState(null, "", next || location.pathname);
    seen = location.search;
    run();
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
  form.addEventListener("change", (event) => { if (event.target.matches("select")) go(); });
  more.addEventListener("click", async () => {
    limit += STEP;
    const shown = await show(STEP);
    shown?.querySelector("a").focus();
  });
  addEventListener("popstate", restore);
  restore();
  if (location.search) return;
  form.elements.q.focus({ preventScroll: true });
  if (!navigator.connection?.saveData) (opening ??= start()).catch(() => {}); // while the words are typed
})();
