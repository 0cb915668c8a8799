"""The rules: what a governance officer would want to be told before the archive is published.

Each rule is a small generator over the archive, named in `RULES`; its short name is that of the problem it yields.
A fault that can no longer be mended is a warning (content format, rule 6).
"""

from contextlib import nullcontext
from datetime import date

from generator.archive import Archive
from generator.checks.accepted import settled
from generator.checks.actions import addressees, overdue, overdue_actions
from generator.checks.addresses import addresses_taken, links_in_values, plain_links
from generator.checks.agenda import item_numbers
from generator.checks.attached import accessible_documents, covered_words, marked_documents, unread_documents
from generator.checks.case import Case, Rule
from generator.checks.council_file import brand, statement
from generator.checks.damaged import lost_characters, spreadsheet_errors
from generator.checks.days import dates_in_programmes, joint_meetings, names_of_years, order_of_dates, weekdays
from generator.checks.decisions import days_of_decisions, records_of_decisions
from generator.checks.found import Findings
from generator.checks.key_decisions import key_notice, plan_entries
from generator.checks.matters import likely_matters
from generator.checks.minutes import (
    approval,
    awaiting_approval,
    first_minute,
    minute_numbers,
    minutes_of_items,
    minutes_on_agendas,
)
from generator.checks.notice import added_items, late_papers, notice, urgency_minuted
from generator.checks.papers import background_papers, unnamed_papers, unnamed_targets, unused_entries
from generator.checks.people import (
    attendance_lists,
    interests,
    plain_names,
    present_and_apologies,
    quorum,
    same_name,
    substitutes,
)
from generator.checks.personal import personal_details
from generator.checks.private import (
    exclusion,
    marked_as_private,
    private_corrections,
    private_items,
    private_notice,
    public_interest,
    public_summary,
)
from generator.checks.votes import recorded_vote, votes
from generator.checks.wording import abbreviations, link_forms, link_texts, table_headings
from generator.content.records import Records
from generator.problems import Problem
from generator.store.memo import Crew, Memo

__all__ = ["RULES", "check"]


RULES: tuple[Rule, ...] = (
    notice,
    added_items,
    item_numbers,
    urgency_minuted,
    late_papers,
    order_of_dates,
    weekdays,
    dates_in_programmes,
    joint_meetings,
    names_of_years,
    records_of_decisions,
    days_of_decisions,
    key_notice,
    plan_entries,
    private_items,
    marked_as_private,
    exclusion,
    private_corrections,
    public_interest,
    private_notice,
    public_summary,
    minute_numbers,
    first_minute,
    votes,
    recorded_vote,
    minutes_of_items,
    approval,
    minutes_on_agendas,
    awaiting_approval,
    attendance_lists,
    present_and_apologies,
    substitutes,
    quorum,
    interests,
    same_name,
    plain_names,
    addressees,
    overdue,
    overdue_actions,
    unnamed_papers,
    unnamed_targets,
    unused_entries,
    background_papers,
    unread_documents,
    covered_words,
    marked_documents,
    accessible_documents,
    likely_matters,
    personal_details,
    links_in_values,
    addresses_taken,
    link_texts,
    link_forms,
    plain_links,
    table_headings,
    lost_characters,
    spreadsheet_errors,
    abbreviations,
    brand,
    statement,
)


def check(
    archive: Archive, records: Records, today: date, memo: Memo | None = None, crew: Crew | None = None
) -> list[Problem]:
    """Everything that the rules find; what is accepted beside the thing is an info with the reason.

    With `memo`, texts and records that did not change since the last time are not looked through again; with `crew`,
    others are by several processes.
    """
    memo = Memo() if memo is None else memo
    with crew(records) if crew else nullcontext() as spread:
        case = Case(archive, records, today, Findings(memo), memo, spread)
        found = list(settled((problem for rule in RULES for problem in rule(case)), case))
    case.findings.keep()
    return found
