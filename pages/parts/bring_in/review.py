"""The review before anything is stored, the one button, and what came of pressing it."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from data.formats.batch import Count, sums
from data.formats.tables import table
from data.formats.uploads import folder_of
from data.store.imports.own_rows import RowReplaced
from data.store.imports.report import ImportReport
from data.store.imports.review import ImportChange, ReturnSeen, Review, councils_to_choose
from models.access import Actor
from models.money import FinancialYear
from pages.parts import source
from pages.parts.bring_in import recognised
from pages.parts.bring_in.steps import FilesOwner, FilesRead
from pages.parts.words import names, writing

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
    st.header("Whose children are these?", anchor=False)
    folder = folder_of(reading.uploads)
    texts = councils_to_choose(source.current().own_store(), person)
    options = list(dict.fromkeys((*texts, *([folder] if folder else []))))
    council = st.selectbox(
        "Council, where no cost file says it",
        options,
        index=None,
        placeholder="Not said",
        accept_new_options=True,
        key="bring_in.council",
        width=420,
    )
    if folder and council is None:
        st.caption(
            f"The folder is called {writing.plain(folder)}: choose it if that is the council."
        )
    with st.expander("The numbers of these children come from another system than before"):
        system = st.text_input(
            "Name of that system (one council or trust has one, and needs no name)",
            value=ONE_SYSTEM,
            key="bring_in.system",
            width=420,
        )
    if person.councils is not None and council is None:
        st.info("Choose the council first: you may bring in files for your own councils.")
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
    rejected = sums(review.report.counts)[-1].rejected
    places[-1].metric("Rows rejected", f"{rejected:,}", border=True)
    if review.number(ImportChange.LEFT_CARE):
        st.caption(
            "Left care: in care by what is held now, not in care by these files. If that is more "
            "than you expect, look whether the whole return is here."
        )
    _which_children(review)


def lines(review: Review) -> list[str]:
    """What the files are and what they would change, in sentences."""
    several = len(review.returns) > 1
    texts = [_return_words(seen, several) for seen in review.returns]
    if review.councils:
        parts = [f"{names.council(c.council)} {c.children:,}" for c in review.councils]
        texts.append(f"Whose children: {writing.listed(parts)}.")
    before, after = review.before, review.after
    if after.data_date is not None:
        current = f"Children as at {writing.a_date(after.data_date)}, {after.in_care:,} in care"
        later = "nothing was held before"
        if before.data_date is not None:
            later = f"until now {writing.a_date(before.data_date)}, {before.in_care:,} in care"
        texts.append(f"{current} ({later}).")
    return [*texts, *_report_lines(review.report)]


def _return_words(seen: ReturnSeen, named: bool) -> str:
    year = writing.year(FinancialYear(seen.year - 1))
    extent = "whole year" if seen.whole else f"up to {writing.a_date(seen.covers_to)}"
    stored = ", already in the tool" if seen.held else ""
    if seen.replaces:
        stored = ". It takes the place of the version of this return that is in the tool"
    name = f" ({seen.label})" if named and seen.label else ""
    number = writing.count(seen.children, "child", "children")
    return f"{KIND[seen.kind]} {year}, {extent}{name}: {number}{stored}."


def _report_lines(report: ImportReport) -> list[str]:
    texts = [
        f"{table(group.table).title}: "
        f"{writing.count(len(group.child_ids), 'child', 'children')} in "
        f"this file {'is' if len(group.child_ids) == 1 else 'are'} in no return yet. Their rows "
        "are kept back until a return names them."
        for group in report.unmatched
    ]
    texts += later_lines(report.counts)
    texts += _replaced_lines(report.replaced)
    if aside := report.set_aside_another_authority:
        parts = [
            f'"{name}" {writing.count(number, "child", "children")}'
            for name, number in report.set_aside_by_name
        ]
        texts.append(f"Set aside as another authority's: {aside:,} ({writing.listed(parts)}).")
    return texts


def later_lines(counts: Sequence[Count]) -> list[str]:
    """Which of the files nothing reads yet, so that nobody waits for what they would change."""
    brought = dict.fromkeys(count.table for count in counts if count.kept or count.merged)
    return [text for name in brought if (text := table(name).later_words)]


def _replaced_lines(rows: Sequence[RowReplaced]) -> list[str]:
    """How many rows take the place of rows held, and what changes where it may be told."""
    sentences = [f"{row}." for row in rows if row.cells]
    extra = len(sentences) - SHOWN_REPLACED
    numbers = Counter(row.title for row in rows)
    texts = [
        f"{title}: {writing.count(number, 'row')} "
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
        if sums(review.report.counts)[-1].merged:
            st.success("Nothing is new: these rows are held already. There is nothing to import.")
        else:
            st.info("No row of these files can be kept. The problems to fix are listed below.")
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
        retained = sums(review.report.counts)[-1].kept
        return f"Import {writing.count(retained, 'row')}" if retained else "Import"
    number = sum(child.change is not ImportChange.UNCHANGED for child in review.children)
    return f"Import {writing.count(number, 'child', 'children')}: {', '.join(parts)}"


def done(report: ImportReport) -> None:
    """What the import did, with the sums of the command line, and where to go now."""
    st.success("Imported. It can be taken back below.")
    recognised.sums_table(report.counts)
    for line in _report_lines(report):
        st.markdown(f"- {writing.plain(line)}")
    if st.button("See the children", type="primary", key="bring_in.children"):
        st.switch_page("children.py")
