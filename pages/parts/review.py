"""The review before anything is stored, the one button, and what came of pressing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from data.formats.batch import Count, sums
from data.formats.tables import table
from data.formats.uploads import folder_of
from data.store.own_rows import RowReplaced
from data.store.report import ImportReport
from data.store.review import Change, ReturnSeen, Review, councils_to_choose
from models.access import Actor
from models.money import FinancialYear
from pages.parts import names, recognised, source, words
from pages.parts.bringing_in import Reading, Whose

KIND = {"ssda903": "903 return", "annex_a": "Annex A"}
SHOWN_IDENTIFIERS = 100
SHOWN_REPLACED = 20
ONE_SYSTEM = "default"
HAPPENS = {
    Change.NEW: "New children",
    Change.CHANGED: "Changed",
    Change.UNCHANGED: "Unchanged",
    Change.LEFT_CARE: "Left care",
}


def whose(person: Actor, reading: Reading) -> Whose | None:
    """Ask whose children these are; None while somebody who has to say it hasn't."""
    st.header("Whose children are these?", anchor=False)
    folder = folder_of(reading.uploads)
    known = councils_to_choose(source.current().own_store(), person)
    options = list(dict.fromkeys((*known, *([folder] if folder else []))))
    council = st.selectbox(
        "Council, where no cost file says it", options, index=None, placeholder="Not said",
        accept_new_options=True, key="bring_in.council", width=420,
    )  # fmt: skip
    if folder and council is None:
        st.caption(f"The folder is called {words.plain(folder)}: choose it if that is the council.")
    with st.expander("The numbers of these children come from another system than before"):
        system = st.text_input(
            "Name of that system (one council or trust has one, and needs no name)",
            value=ONE_SYSTEM, key="bring_in.system", width=420,
        )  # fmt: skip
    if person.councils is not None and council is None:
        st.info("Choose the council first: you may bring in files for your own councils.")
        return None
    return Whose(council, system.strip() or ONE_SYSTEM)


def review(found: Review) -> None:
    """What would be new, changed, unchanged, gone from care and rejected, and the date of it."""
    st.header("Review", anchor=False)
    for line in lines(found):
        st.markdown(f"- {words.plain(line)}")
    places = st.columns(len(HAPPENS) + 1)
    for place, (change, label) in zip(places, HAPPENS.items(), strict=False):
        place.metric(label, f"{found.number(change):,}", border=True)
    rejected = sums(found.report.counts)[-1].rejected
    places[-1].metric("Rows rejected", f"{rejected:,}", border=True)
    if found.number(Change.LEFT_CARE):
        st.caption(
            "Left care: in care by what is held now, not in care by these files. If that is more "
            "than you expect, look whether the whole return is here."
        )
    _which_children(found)


def lines(found: Review) -> list[str]:
    """What the files are and what they would change, in sentences."""
    several = len(found.returns) > 1
    said = [_return_words(seen, several) for seen in found.returns]
    if found.councils:
        parts = [f"{names.council(c.council)} {c.children:,}" for c in found.councils]
        said.append(f"Whose children: {words.listed(parts)}.")
    before, after = found.before, found.after
    if after.data_date is not None:
        now = f"Children as at {words.a_date(after.data_date)}, {after.in_care:,} in care"
        then = "nothing was held before"
        if before.data_date is not None:
            then = f"until now {words.a_date(before.data_date)}, {before.in_care:,} in care"
        said.append(f"{now} ({then}).")
    return [*said, *_report_lines(found.report)]


def _return_words(seen: ReturnSeen, named: bool) -> str:
    year = words.year(FinancialYear(seen.year - 1))
    extent = "whole year" if seen.whole else f"up to {words.a_date(seen.covers_to)}"
    held = ", already in the tool" if seen.held else ""
    if seen.replaces:
        held = ". It takes the place of the version of this return that is in the tool"
    name = f" ({seen.label})" if named and seen.label else ""
    number = words.count(seen.children, "child", "children")
    return f"{KIND[seen.kind]} {year}, {extent}{name}: {number}{held}."


def _report_lines(report: ImportReport) -> list[str]:
    said = [
        f"{table(group.table).title}: {words.count(len(group.child_ids), 'child', 'children')} in "
        f"this file {'is' if len(group.child_ids) == 1 else 'are'} in no return yet. Their rows "
        "are kept back until a return names them."
        for group in report.unmatched
    ]
    said += later_lines(report.counts)
    said += _replaced_lines(report.replaced)
    if aside := report.set_aside_another_authority:
        parts = [
            f'"{name}" {words.count(number, "child", "children")}'
            for name, number in report.set_aside_by_name
        ]
        said.append(f"Set aside as another authority's: {aside:,} ({words.listed(parts)}).")
    return said


def later_lines(counts: Sequence[Count]) -> list[str]:
    """Which of the files nothing reads yet, so that nobody waits for what they would change."""
    brought = dict.fromkeys(count.table for count in counts if count.kept or count.merged)
    return [said for name in brought if (said := table(name).later_words)]


def _replaced_lines(rows: Sequence[RowReplaced]) -> list[str]:
    """How many rows take the place of rows held, and what changes where it may be told."""
    told = [f"{row}." for row in rows if row.cells]
    more = len(told) - SHOWN_REPLACED
    numbers = Counter(row.title for row in rows)
    said = [f"{title}: {words.count(number, 'row')} "
            f"{'replaces' if number == 1 else 'replace'} what we hold."
            for title, number in numbers.items()]  # fmt: skip
    return said + told[:SHOWN_REPLACED] + ([f"And {more:,} more."] if more > 0 else [])


def _which_children(found: Review) -> None:
    with st.expander("Which children"):
        for change, label in HAPPENS.items():
            every = [each.child_id for each in found.children if each.change is change]
            more = len(every) - SHOWN_IDENTIFIERS
            rest = f" and {more:,} more" if more > 0 else ""
            if every and change is not Change.UNCHANGED:
                st.markdown(f"**{label}**")
                st.text(", ".join(every[:SHOWN_IDENTIFIERS]) + rest)


def pressed(found: Review) -> bool:
    """Draw the one button; True in the run in which it was pressed.

    It belongs to the review that was seen: when the data has changed since, the press doesn't
    count, and a new review is shown.
    """
    label = button_words(found)
    if label is None:
        if sums(found.report.counts)[-1].merged:
            st.success("Nothing is new: these rows are held already. There is nothing to import.")
        else:
            st.info("No row of these files can be kept. The problems to fix are listed below.")
        return False
    return st.button(label, type="primary", key=f"bring_in.go.{found.version}")


def button_words(found: Review) -> str | None:
    """What the button will do, in its own words; None when there is nothing to do."""
    if not found.report.changed:
        return None
    parts = [
        f"{found.number(change):,} {words_of}"
        for change, words_of in (
            (Change.NEW, "new"), (Change.CHANGED, "changed"), (Change.LEFT_CARE, "left care"),
        )
        if found.number(change)
    ]  # fmt: skip
    if not parts:
        kept = sums(found.report.counts)[-1].kept
        return f"Import {words.count(kept, 'row')}" if kept else "Import"
    number = sum(each.change is not Change.UNCHANGED for each in found.children)
    return f"Import {words.count(number, 'child', 'children')}: {', '.join(parts)}"


def done(report: ImportReport) -> None:
    """What the import did, with the sums of the command line, and where to go now."""
    st.success("Imported. It can be taken back below.")
    recognised.sums_table(report.counts)
    for line in _report_lines(report):
        st.markdown(f"- {words.plain(line)}")
    if st.button("See the children", type="primary", key="bring_in.children"):
        st.switch_page("children.py")
