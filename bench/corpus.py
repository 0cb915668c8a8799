"""Writes an archive of any size in the content format, to measure with: `python bench/corpus.py FOLDER --meetings 400`.

The same seed and size give the same bytes. The council, its people, places and words are made of syllables and mean
nothing; the shape is that of real packs: agendas, minutes whose numbers run on through the municipal year, papers with
numbered paragraphs, tables from CSV, recommendations, and references to minutes and papers of before.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

LAST = date(2026, 6, 25)
"""The day of the last meeting; `--today 2026-07-01` suits the archive."""
PACE = timedelta(days=18)
"""Between two meetings of a committee: twenty in a year."""
COMMITTEES = 10
PAPERS = 4
PROGRAMME_EVERY = 4
"""Of so many meetings one has an edition of the work programme."""
STARTS = [
    "b",
    "bl",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gl",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
]
MIDDLES = ["a", "e", "i", "o", "u", "ai", "ea", "or", "ar", "el"]
ENDS = ["n", "m", "r", "l", "s", "t", "nd", "st", "ck", "rn", "lt", "m", "d"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SENTENCES = (
    "The {a} {n} in {P} was {v} in {m} {y}, and {c} {ns} took part.",
    "{c} {ns} were {v} over the year, against {c} in the year before.",
    "It was {v} that the {n} of the {n} would be {a} by {m} {y}.",
    "The {n} for {P} rests on the {a} {n}, the {ns} and what the {n} costs.",
    "Of {c} {ns} asked, {p}% said that the {n} was {a}.",
    "Councillor {S} asked how the {a} {n} would be {v} where {ns} were few.",
    "In answer it was said that {ns} had been {v} and that the {n} would follow.",
    "A further £{c},000 was put towards the {n}, most of it for {a} {ns}.",
    "There is no {n} without {ns}, and the {ns} of {P} have waited since {m} {y}.",
    "Where the {n} is {a}, the {ns} are *{v}* each month; elsewhere they are **{v}** once a year.",
    "The {n} is set out in the {a} {n} and was {v} by the {ns} themselves.",
    "The SBN and the {a} {n} met {c} times, and the TLR was {v} in {m}.",
)
SECTIONS = ("Purpose of the note", "Background", "The {n} so far", "The {a} {ns}", "Cost of the {n}", "What is next")


@dataclass(slots=True)
class Words:
    """Invented words and sentences, in the order in which the seed gives them."""

    dice: random.Random
    nouns: Sequence[str] = ()
    adjectives: Sequence[str] = ()
    verbs: Sequence[str] = ()
    places: Sequence[str] = ()
    surnames: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Makes the vocabulary."""
        self.nouns, self.adjectives = self._many(2400, 2), [f"{word}ish" for word in self._many(900, 2)]
        self.verbs = [f"{word}ed" for word in self._many(600, 1, 2)]
        self.places = [word.capitalize() for word in self._many(240, 2, 3)]
        self.surnames = [word.capitalize() for word in self._many(400, 2, 3)]

    def _many(self, number: int, *syllables: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < number:
            found["".join(self._syllable() for _ in range(self.dice.choice(syllables)))] = None
        return list(found)

    def _syllable(self) -> str:
        pick = self.dice.choice
        return pick(STARTS) + pick(MIDDLES) + (pick(ENDS) if self.dice.random() < 0.6 else "")

    def noun(self) -> str:
        """A noun; the first of the vocabulary are the most frequent, as in any language."""
        return self.nouns[int(self.dice.random() ** 2 * len(self.nouns))]

    def fill(self, pattern: str) -> str:
        """A pattern with words for its marks."""
        pick, number = self.dice.choice, self.dice.randint
        return pattern.format(
            n=self.noun(),
            ns=f"{self.noun()}s",
            a=pick(self.adjectives),
            v=pick(self.verbs),
            P=pick(self.places),
            S=pick(self.surnames),
            m=pick(MONTHS),
            y=number(2004, 2026),
            c=number(2, 999),
            p=number(3, 97),
        )

    def sentences(self, low: int, high: int) -> str:
        """So many sentences as one paragraph."""
        return " ".join(self.fill(self.dice.choice(SENTENCES)) for _ in range(self.dice.randint(low, high)))

    def title(self) -> str:
        """The title of a paper."""
        shapes = ("The {a} {n}", "{P} {n} update", "Review of {a} {ns}", "{a} {n} in {P}", "The {n} and its {ns}")
        text = self.fill(self.dice.choice(shapes))
        return text[0].upper() + text[1:]


@dataclass(slots=True)
class Committee:
    """A committee and what its next meeting goes on from."""

    name: str
    stem: str
    people: Sequence[str]
    days: Sequence[date]
    next_minute: int = 1
    taken: list[tuple[date, int, str]] = field(default_factory=list)
    """Of each meeting of before: its day, the number of a minute with a resolution, and the stem of a paper."""


def files(meetings: int, seed: int) -> Iterator[tuple[str, str]]:
    """Every file of an archive of so many meetings: its path below the folder, and its text."""
    words = Words(random.Random(seed))
    people = list(dict.fromkeys(f"{words.dice.choice('abcdefghjklmnprst')}-{name.lower()}" for name in words.surnames))
    officers, councillors = people[:60], people[60:]
    matters = [words.title() for _ in range(80)]
    yield from _about_all(words, officers, councillors, matters)
    each = -(-meetings // COMMITTEES) if meetings > 2 * COMMITTEES else -(-meetings // 2)
    number, left = 0, meetings
    while left > 0:
        here = min(each, left)
        days = [LAST - timedelta(days=number % 7) - PACE * back for back in reversed(range(here))]
        members = [councillors[(number * 9 + n) % len(councillors)] for n in range(9)]
        committee = Committee(f"{words.places[number]} Panel", f"{words.places[number].lower()}-panel", members, days)
        yield from _committee(words, committee)
        for day in days:
            yield from _meeting(words, committee, day, officers, matters)
        number, left = number + 1, left - here


def _about_all(
    words: Words, officers: Sequence[str], councillors: Sequence[str], matters: Sequence[str]
) -> Iterator[tuple[str, str]]:
    yield "council.yaml", "name: Sternfeld Council\naddress: https://www.sternfeld.example/\nlicence: OGL-UK-3.0\n"
    kinds = [*((one, "officer") for one in officers), *((one, "councillor") for one in councillors)]
    entries = [f"{one}:\n  name: {one[0].upper()} {one[2:].capitalize()}\n  kind: {kind}\n" for one, kind in kinds]
    yield "people.yaml", "".join(entries)
    titles = [f"matter-{n}:\n  title: {title}\n  about: {words.sentences(1, 1)}\n" for n, title in enumerate(matters)]
    yield "matters.yaml", "".join(titles)
    short = ["SBN: Sternfeld board of navigation\n", "TLR: Table of last resort\n"]
    more = {"".join(words.dice.choice("BCDFGKLMNPRSTV") for _ in range(4)): None for _ in range(60)}
    yield "glossary.yaml", "".join([*short, *(f"{word}: {words.noun()} of the {words.noun()}\n" for word in more)])
    yield "about/index.md", f"# About this archive\n\n{words.sentences(3, 4)}\n"
    yield "about/accessibility.md", f"# Accessibility\n\n{words.sentences(3, 4)}\n"


def _committee(words: Words, committee: Committee) -> Iterator[tuple[str, str]]:
    first, last = committee.days[0].year - 1, committee.days[-1].year
    members = "".join(f"      - {one}\n" for one in committee.people[1:])
    years = "".join(
        f"  {year}/{(year + 1) % 100:02}:\n    chair: {committee.people[0]}\n    members:\n{members}"
        for year in range(first, last + 1)
    )
    remit = words.fill("The {ns} and the {ns} of {P}.")
    head = f"name: {committee.name}\nkind: scrutiny\nquorum: 3\nremit: {remit}\n"
    yield f"{committee.stem}/committee.yaml", f"{head}years:\n{years}"


def _meeting(
    words: Words, committee: Committee, day: date, officers: Sequence[str], matters: Sequence[str]
) -> Iterator[tuple[str, str]]:
    at = committee.days.index(day)
    before = committee.days[at - 1] if at else None
    after = committee.days[at + 1] if at + 1 < len(committee.days) else None
    if before is None or _year(before) != _year(day):
        committee.next_minute = 1
    folder = f"{committee.stem}/{day}"
    titles = list(dict.fromkeys(words.title() for _ in range(PAPERS)))
    stems = [f"{n}-{_stem(title)}" for n, title in enumerate(titles, 1)]
    has_programme = at % PROGRAMME_EVERY == 0
    for title, stem in zip(titles, stems, strict=True):
        yield from _paper(words, committee, f"{folder}/{stem}", title, words.dice.sample(officers, 2))
    first = committee.next_minute
    agenda = list(_agenda(words, titles, stems, before, matters, has_programme=has_programme))
    text, resolved = _minutes(words, committee, titles, before)
    yield f"{folder}/minutes.md", text
    known = [*_attendance(words, committee, officers), *_about_minutes(day, after, first)]
    yield f"{folder}/meeting.yaml", _meeting_file(words, day, agenda, known)
    if has_programme:
        yield f"{folder}/work-programme.yaml", _programme(words, committee, at, matters)
    committee.taken.append((day, resolved, stems[0]))


def _year(day: date) -> int:
    return day.year if day.month >= 5 else day.year - 1


def _stem(title: str) -> str:
    return "-".join(title.lower().split())


def _agenda(
    words: Words,
    titles: Sequence[str],
    stems: Sequence[str],
    before: date | None,
    matters: Sequence[str],
    *,
    has_programme: bool,
) -> Iterator[str]:
    yield "  - Apologies"
    yield "  - Declarations of interest"
    if before:
        yield f"  - minutes-of: {before}"
    for title, stem in zip(titles, stems, strict=True):
        yield f"  - title: {title}\n    by: Note of the {words.noun().capitalize()} Officer\n    papers: {stem}"
        if words.dice.random() < 0.5:
            yield f"    matter: matter-{words.dice.randrange(len(matters))}"
    if has_programme:
        yield "  - title: Work programme\n    papers: work-programme"
    yield "  - Any other business"


def _meeting_file(words: Words, day: date, agenda: Sequence[str], known: Sequence[str]) -> str:
    place = f"place: {words.dice.choice(words.places)} Hall"
    head = ["time: 18:30", place, f"published: {day - timedelta(days=12)}", "agenda:"]
    return "\n".join([*head, *agenda, *known]) + "\n"


def _attendance(words: Words, committee: Committee, officers: Sequence[str]) -> Iterator[str]:
    yield from ("attendance:", "  members:", *(f"    - {one}" for one in committee.people[:-1]))
    yield from ("  officers:", "    Place:")
    for one in words.dice.sample(officers, 3):
        yield f"      - {one}: {words.noun().capitalize()} Officer"
    yield f"  apologies: [{committee.people[-1]}]"


def _about_minutes(day: date, after: date | None, first: int) -> Iterator[str]:
    yield from ("minutes:", f"  first: {first}", "  closed: 20:15", f"  published: {day + timedelta(days=9)}")
    if after:
        yield f"  approved: {after}"


def _paper(
    words: Words, committee: Committee, path: str, title: str, authors: Sequence[str]
) -> Iterator[tuple[str, str]]:
    pick = words.dice.random
    lines = ["---", "authors:", *(f"  - {one}: {words.noun().capitalize()} Officer" for one in authors), "---", ""]
    lines += [f"# {title}", ""]
    table = pick() < 0.35
    for number, section in enumerate(SECTIONS):
        lines += [f"## {words.fill(section)}", ""]
        for _ in range(words.dice.randint(2, 4)):
            lines += [words.sentences(2, 5), ""]
        if pick() < 0.4:
            lines += [words.fill("It turns on the {a} {n}:"), ""]
            lines += [f"- {words.fill('{ns} that were {v} in {P}')}" for _ in range(words.dice.randint(3, 6))] + [""]
        if number == 1:
            lines += [*_references(words, committee), ""]
        if number == 2 and table:
            lines += [f"![{words.fill('{ns} by year')}]({path.rpartition('/')[2]}.csv){{chart=bar}}", ""]
            yield f"{path}.csv", _figures(words)
        if number == 3 and pick() < 0.3:
            lines += ["| Place | This year | Last year |", "|---|---:|---:|"]
            lines += [words.fill("| {P} | {c} | {p} |") for _ in range(words.dice.randint(4, 9))] + [""]
    lines += ["## Recommendations", "", "The Panel is asked to:", ""]
    lines += [
        f"{n}) {words.fill(ask)}" for n, ask in enumerate(("note the {a} {n}", "ask for the {ns} again in {m}"), 1)
    ]
    yield f"{path}.md", "\n".join(lines) + "\n"


def _references(words: Words, committee: Committee) -> list[str]:
    """Words that lead to what was before the committee earlier."""
    if not committee.taken:
        return [words.sentences(1, 2)]
    day, minute, paper = words.dice.choice(committee.taken[-40:])
    year = _year(day) % 100
    said = f"See minute {minute}/{year:02} and the minutes of {day.day} {MONTHS[day.month - 1]} {day.year}."
    return [f"{words.sentences(1, 2)} {said} The [paper of that day](../{day}/{paper}.md#p1-1) has the {words.noun()}."]


def _figures(words: Words) -> str:
    rows = [
        words.fill(f"{year}/{(year + 1) % 100:02},{{c}},{{p}}") for year in range(2014, 2014 + words.dice.randint(4, 9))
    ]
    return "\n".join([f"Year,{words.noun().capitalize()},{words.noun().capitalize()}", *rows]) + "\n"


def _minutes(words: Words, committee: Committee, titles: Sequence[str], before: date | None) -> tuple[str, int]:
    """The text of minutes, and the number of the first with a resolution."""
    lines: list[str] = []
    resolved = 0
    standing = ["Apologies", "Declarations of interest", *(["Minutes"] if before else [])]
    for heading in (*standing, *titles, "Any other business"):
        lines += [f"## {heading}", ""]
        if heading not in titles:
            lines += [words.sentences(1, 1), ""]
        else:
            for _ in range(words.dice.randint(2, 4)):
                lines += [words.sentences(2, 5), ""]
            lines += ["The Panel heard:", ""]
            lines += [f"- {words.sentences(1, 1)}" for _ in range(words.dice.randint(2, 5))] + [""]
            lines += ["RESOLVED that the Panel:", ""]
            asks = ("Note the {a} {n}", "Ask the {n} officer for the {ns} by {m} {y}", "Thank the {ns} of {P}")
            lines += [f"{n}. {words.fill(ask)}" for n, ask in enumerate(asks, 1)] + [""]
            resolved = resolved or committee.next_minute
        committee.next_minute += 1
    return "\n".join(lines), resolved


def _programme(words: Words, committee: Committee, at: int, matters: Sequence[str]) -> str:
    lines = ["programme:"]
    for day in committee.days[max(at - 2, 0) : at + 6]:
        lines.append(f"  {day}:")
        for _ in range(words.dice.randint(1, 3)):
            lines += [f"    - title: {words.title()}", f"      detail: {words.sentences(1, 2)}"]
            if words.dice.random() < 0.3:
                lines.append(f"      matter: matter-{words.dice.randrange(len(matters))}")
    lines += ["  Items for another year:", *(f"    - {words.title()}" for _ in range(4))]
    return "\n".join(lines) + "\n"


def write(folder: Path, meetings: int, seed: int = 1) -> int:
    """Writes the archive into a new or empty folder; returns the number of its files."""
    if folder.exists() and any(folder.iterdir()):
        message = f"{folder} is not empty"
        raise FileExistsError(message)
    count = 0
    for name, text in files(meetings, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        count += 1
    return count


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Writes an archive of so many meetings.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--meetings", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    try:
        print(f"{asked.folder}: {write(asked.folder, asked.meetings, asked.seed)} files")
    except FileExistsError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
