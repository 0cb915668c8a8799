// Follows a number to its place and copies how that place is cited, with its address.
(() => {
  const main = document.querySelector("main");
  const report = document.getElementById("page_report");
  if (!main || !report) return;

  const said = document.createElement("p");
  said.className = "vh";
  said.setAttribute("role", "status");
  main.append(said);

  const words = (link) => (link.getAttribute("aria-label") ?? link.textContent).replace(/\s+/g, " ").trim();
  const own = (item) => item?.querySelector(":scope > .n");

  // "Clause 2" within "Minute 8" is minute 8, clause 2; "iii" within that is clause 2(iii).
  const name = (link) => {
    const [kind, ...numbers] = words(link).split(" ");
    let label = numbers.join(" ");
    let item = link.parentElement.parentElement?.closest(".clauses > li");
    for (; item; item = item.parentElement.closest(".clauses > li")) {
      const outer = own(item).lastChild.data.trim();
      label = `${outer}${/^\W/.test(label) ? label : `(${label})`}`;
    }
    const minute = link.closest("section")?.querySelector(':scope > h2 > .n[href^="#minute-"]');
    const place = kind === "Resolution" ? "resolution" : `${kind.toLowerCase()} ${label}`.trim();
    return minute && minute !== link ? `${words(minute).toLowerCase()}, ${place}` : place;
  };

  const address = (link) => new URL(link.getAttribute("href"), location.origin + location.pathname).href;

  // What stands at the place: a paragraph, a clause, or the title of a section.
  const wordsAt = (link) => {
    const part = link.parentElement.cloneNode(true);
    for (const beside of part.querySelectorAll(".n, .cited, .vh")) beside.remove();
    return part.textContent.replace(/\s+/g, " ").trim();
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };

  // Where mail is written or a form opened, it is told the place and not the page alone.
  const reportOf = (place) => {
    const to = new URL(report.href);
    const key = to.protocol === "mailto:" ? "body" : "page";
    to.searchParams.set(key, key === "page" ? place : `Place: ${place}\n\nWhat is wrong there:\n`);
    return to.protocol === "mailto:" ? to.href.replaceAll("+", "%20") : to.href;
  };

  let bar;
  let from;
  const close = () => {
    bar?.remove();
    bar = undefined;
  };

  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  const show = async (link) => {
    close();
    const to = address(link);
    const citation = `${main.dataset.cite}, ${name(link)}`;
    const copied = await copy(`${citation}, ${to}`);
    const text = document.createElement("span");
    text.textContent = copied ? `Copied: ${citation}` : `${citation}, ${to}`;
    const wrong = document.createElement("a");
    wrong.href = reportOf(to);
    wrong.textContent = "Report a mistake here";
    bar = document.createElement("span");
    bar.className = "cited";
    bar.append(
      text,
      button("Copy the words with it", async () => {
        const whole = `“${wordsAt(link)}” (${citation}, ${to})`;
        tell((await copy(whole)) ? `Copied: ${whole}` : whole);
      }),
      button("Copy the link alone", async () => tell((await copy(to)) ? `Copied: ${to}` : to)),
      wrong,
      button("Close", () => { close(); from?.focus(); }),
    );
    from = link;
    link.after(bar);
    const tell = (words) => { text.textContent = words; said.textContent = words; };
    tell(text.textContent);
  };

  main.addEventListener("click", (event) => {
    const link = event.target.closest('a.n[href^="#"]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) show(link);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && bar) {
      const back = bar.contains(document.activeElement) ? from : undefined;
      close();
      back?.focus();
    }
  });
  addEventListener("beforeprint", () => {
    const line = document.querySelector(".printed");
    if (!line) return;
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
    line.textContent = `Printed on ${day} from ${location.origin}${location.pathname}`;
  });
})();
