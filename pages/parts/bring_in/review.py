"""The review before anything is stored, the one button, and what came of pressing it."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from models.access import Actor
from models.money import FinancialYear
from pages.parts import cache
from pages.parts.bring_in import recognised, words
from pages.parts.bring_in.steps import FilesOwner, FilesRead
from pages.parts.words import names, writing
from services.bringing_in import (
    Count,
    ImportChange,
    ImportReport,
    ReturnSeen,
    Review,
    RowReplaced,
    councils_to_choose,
    folder_of,
    row_totals,
    table_named,
)

KIND = {"ssda903": "903 return", "annex_a": "Annex A"}
SHOWN_IDENTIFIERS = 100
SHOWN_REPLACED = 20
ONE_SYSTEM = "default"
HAPPENS = {
    ImportChange.NEW: "New children",
    ImportChange.CHANGED: "Changed",
    ImportChange.UNCHANGED: "Unchanged",
    ImportChange.LEFT_CARE: "Left care",
}


def whose(person: Actor, reading: FilesRead) -> FilesOwner | None:
    """Ask whose children these are; None while somebody who has to say it hasn't."""
    st.header(words.WHOSE_CHILDREN, anchor=False)
    folder = folder_of(reading.uploads)
    texts = councils_to_choose(cache.council_of(person))
    options = list(dict.fromkeys((*texts, *([folder] if folder else []))))
    council = st.selectbox(
        words.COUNCIL_OF_REST,
        options,
        index=None,
        placeholder="Not said",
        accept_new_options=True,
        key="bring_in.council",
        width=420,
    )
    if folder and council is None:
        st.caption(words.folder_named(writing.plain(folder)))
    with st.expander(words.ANOTHER_SYSTEM):
        system = st.text_input(
            words.SYSTEM_NAME,
            value=ONE_SYSTEM,
            key="bring_in.system",
            width=420,
        )
    if person.councils is not None and council is None:
        st.info(words.CHOOSE_COUNCIL)
        return None
    return FilesOwner(council, system.strip() or ONE_SYSTEM)


def review(review: Review) -> None:
    """What would be new, changed, unchanged, gone from care and rejected, and the date of it."""
    st.header("Review", anchor=False)
    for line in lines(review):
        st.markdown(f"- {writing.plain(line)}")
    places = st.columns(len(HAPPENS) + 1)
    for place, (change, label) in zip(places, HAPPENS.items(), strict=False):
        place.metric(label, f"{review.number(change):,}", border=True)
    rejected = row_totals(review.report.counts)[-1].rejected
    places[-1].metric("Rows rejected", f"{rejected:,}", border=True)
    if review.number(ImportChange.LEFT_CARE):
        st.caption(words.LEFT_CARE)
    _which_children(review)


def lines(review: Review) -> list[str]:
    """What the files are and what they would change, in sentences."""
    several = len(review.returns) > 1
    texts = [_return_words(seen, several) for seen in review.returns]
    if review.councils:
        parts = [f"{names.council_name(c.council)} {c.children:,}" for c in review.councils]
        texts.append(f"Whose children: {writing.join_words(parts)}.")
    before, after = review.before, review.after
    if after.data_date is not None:
        current = words.children_after(writing.a_date(after.data_date), after.in_care)
        later = words.NOTHING_BEFORE
        if before.data_date is not None:
            later = words.children_before(writing.a_date(before.data_date), before.in_care)
        texts.append(f"{current} ({later}).")
    return [*texts, *_report_lines(review.report)]


def _return_words(seen: ReturnSeen, named: bool) -> str:
    year = writing.year(FinancialYear(seen.year - 1))
    extent = "whole year" if seen.whole else f"up to {writing.a_date(seen.covers_to)}"
    stored = words.IN_THE_TOOL if seen.held else ""
    if seen.replaces:
        stored = words.REPLACES_RETURN
    name = f" ({seen.label})" if named and seen.label else ""
    number = writing.count_of(seen.children, "child", "children")
    return f"{KIND[seen.kind]} {year}, {extent}{name}: {number}{stored}."


def _report_lines(report: ImportReport) -> list[str]:
    texts = [
        words.waiting_for_return(
            table_named(group.table).title,
            writing.count_of(len(group.child_ids), "child", "children"),
            "is" if len(group.child_ids) == 1 else "are",
        )
        for group in report.unmatched
    ]
    texts += later_lines(report.counts)
    texts += _replaced_lines(report.replaced)
    if aside := report.set_aside_another_authority:
        parts = [
            f'"{name}" {writing.count_of(number, "child", "children")}'
            for name, number in report.set_aside_by_name
        ]
        texts.append(words.set_aside(aside, writing.join_words(parts)))
    return texts


def later_lines(counts: Sequence[Count]) -> list[str]:
    """Which of the files nothing reads yet, so that nobody waits for what they would change."""
    brought = dict.fromkeys(count.table for count in counts if count.kept or count.merged)
    return [text for name in brought if (text := table_named(name).later_words)]


def _replaced_lines(rows: Sequence[RowReplaced]) -> list[str]:
    """How many rows take the place of rows held, and what changes where it may be told."""
    sentences = [f"{row}." for row in rows if row.cells]
    extra = len(sentences) - SHOWN_REPLACED
    numbers = Counter(row.title for row in rows)
    texts = [
        f"{title}: {writing.count_of(number, 'row')} "
        f"{'replaces' if number == 1 else 'replace'} what we hold."
        for title, number in numbers.items()
    ]
    return texts + sentences[:SHOWN_REPLACED] + ([f"And {extra:,} more."] if extra > 0 else [])


def _which_children(review: Review) -> None:
    with st.expander("Which children"):
        for change, label in HAPPENS.items():
            texts = [child.child_id for child in review.children if child.change is change]
            extra = len(texts) - SHOWN_IDENTIFIERS
            remainder = f" and {extra:,} more" if extra > 0 else ""
            if texts and change is not ImportChange.UNCHANGED:
                st.markdown(f"**{label}**")
                st.text(", ".join(texts[:SHOWN_IDENTIFIERS]) + remainder)


def pressed(review: Review) -> bool:
    """Draw the one button; True in the run in which it was pressed.

    It belongs to the review that was seen: when the data has changed since, the press doesn't
    count, and a new review is shown.
    """
    label = button_words(review)
    if label is None:
        if row_totals(review.report.counts)[-1].merged:
            st.success(words.NOTHING_NEW)
        else:
            st.info(words.NOTHING_TO_KEEP)
        return False
    return st.button(label, type="primary", key=f"bring_in.go.{review.version}")


def button_words(review: Review) -> str | None:
    """What the button will do, in its own words; None when there is nothing to do."""
    if not review.report.changed:
        return None
    parts = [
        f"{review.number(change):,} {words_of}"
        for change, words_of in (
            (ImportChange.NEW, "new"),
            (ImportChange.CHANGED, "changed"),
            (ImportChange.LEFT_CARE, "left care"),
        )
        if review.number(change)
    ]
    if not parts:
        retained = row_totals(review.report.counts)[-1].kept
        return f"Import {writing.count_of(retained, 'row')}" if retained else "Import"
    number = sum(child.change is not ImportChange.UNCHANGED for child in review.children)
    return f"Import {writing.count_of(number, 'child', 'children')}: {', '.join(parts)}"


def done(report: ImportReport) -> None:
    """What the import did, with the sums of the command line, and where to go now."""
    st.success(words.IMPORTED)
    recognised.sums_table(report.counts)
    for line in _report_lines(report):
        st.markdown(f"- {writing.plain(line)}")
    if st.button("See the children", type="primary", key="bring_in.children"):
        st.switch_page("children.py")
