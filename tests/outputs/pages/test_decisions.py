"""The register: filters that lead to something, and pages that stay small."""

from dataclasses import replace
from datetime import timedelta

import pytest
from golden_pages import GOLDEN, TODAY, golden_pages

from generator.archive import Decision, register
from generator.loading import load
from generator.outputs import rendering
from generator.outputs.pages import decisions as made
from generator.outputs.pages.decisions import DecisionsPage, decision_pages
from generator.outputs.pages.site import Site

RENDERER = rendering.load_templates([rendering.default_folder()], {})
PAGES = {address: page for address, page in golden_pages(RENDERER).items() if isinstance(page, DecisionsPage)}


def clauses(page: DecisionsPage) -> int:
    """How many clauses stand on a page."""
    return sum(len(at_once.clauses) for year in page.years for minute in year.minutes for at_once in minute.resolved)


def test_a_filter_says_how_many_clauses_it_keeps_and_none_leads_to_nothing() -> None:
    for group in PAGES["decisions/"].filters:
        for to in group.links[1:]:
            page = PAGES[f"decisions/{to.href}"]
            assert clauses(page) == to.count > 0, to


def test_each_clause_names_the_filters_that_keep_it() -> None:
    for group in PAGES["decisions/"].filters:
        for to in group.links[1:]:
            for year in PAGES[f"decisions/{to.href}"].years:
                for minute in year.minutes:
                    kept = [entry.kept_by.split() for at_once in minute.resolved for entry in at_once.clauses]
                    assert all(to.name in [*minute.kept_by.split(), *names] for names in kept)


def test_filters_begin_with_capitals() -> None:
    texts = [to.text for group in PAGES["decisions/"].filters for to in group.links]
    assert [text for text in texts if not (text[0].isupper() or text[0].isdigit())] == []


def test_a_long_register_goes_on_by_year_and_committee(monkeypatch: pytest.MonkeyPatch) -> None:
    site, decisions = _register()
    monkeypatch.setattr(made, "MOST", 2)
    pages = {address: make() for address, make in decision_pages(site, decisions)}
    assert max(map(clauses, pages.values())) <= 2 * 2
    first = pages["decisions/"]
    assert not first.is_whole
    counted = sum(count for _, count in first.further)
    assert clauses(first) + counted == len(decisions)
    for address, page in pages.items():
        for to, _ in page.further:
            assert to.href, address


def _register() -> tuple[Site, tuple[Decision, ...]]:
    """A site of the invented council, and its register seven times over, a year apart."""
    archive, _ = load(GOLDEN / "content", TODAY)
    assert archive is not None
    own = register(archive)
    site = Site(archive, TODAY, RENDERER.names)
    found = []
    for n in range(7):
        for decision in own:
            day = decision.meeting.date - timedelta(days=365 * n)
            meeting = replace(decision.meeting, date=day, year=f"{day.year}/{(day.year + 1) % 100:02}")
            found.append(replace(decision, meeting=meeting))
    return site, tuple(found)
