"""What can't be true across the columns of one row: dates in the wrong order, endings half said."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from data.formats.faults import Fault
from data.formats.rows import TableRows
from data.reference.codes import code_list
from models.problems import Problem

# table -> the columns of a start and an end; an end before its start rejects the row.
_SPANS: dict[str, tuple[str, str]] = {
    "episodes": ("decom", "dec"),
    "missing": ("mis_start", "mis_end"),
    "placed_adoption": ("date_placed", "date_placed_ceased"),
    "sw_episodes": ("sw_decom", "sw_dec"),
    "placement_census": ("starts", "ends"),
    "s251": ("starts", "ends"),
    "annex_a": ("care_started", "care_ceased"),
}

_CONTRADICT = Fault(
    False, "an end on or after the start", "Correct one of the two dates and export again."
)
_OPEN_ENDED = Fault(
    True, "both DEC and REC, or neither",
    "REC says why the episode ended but DEC is blank, so the episode counts as open. Add the date"
    " if it has ended.",
)  # fmt: skip
_UNEXPLAINED = Fault(
    True, "both DEC and REC, or neither",
    (
    "DEC ends the episode, but the reason is not known. Add REC at the source."
),
)  # fmt: skip
_NOT_SAID = Fault(
    True, "a code", ("The row is kept, and this value is not known. Fill it in at the source.")
)
_UNBORN = Fault(
    True, "a date of birth before the child's first episode",
    "One of the two dates is wrong: correct it at the source.",
)  # fmt: skip
_TOO_HIGH = Fault(
    False, "a level from 0 to 3 for a strength", "Strengths go from 0 (not seen) to 3 (strong)."
)
_STRENGTH_HIGHEST = 3


def check_spans(rows: TableRows) -> tuple[TableRows, tuple[Problem, ...]]:
    """Reject rows whose end lies before their start."""
    if rows.table.name not in _SPANS:
        return rows, ()
    start, end = _SPANS[rows.table.name]
    first, last = rows.column(start).dates(), rows.column(end).dates()
    wrong = rows.kept & (last < first)
    if not wrong.any():
        return rows, ()
    problems = tuple(
        replace(
            problem,
            found=f"{problem.found}, which is before {rows.column(start).words()[signedinteger]}",
        )
        for signedinteger in np.flatnonzero(wrong)
        for problem in rows.problems_at(np.array([signedinteger]), end, _CONTRADICT, rejected=True)
    )
    return replace(rows, kept=rows.kept & ~wrong), problems


def check_episodes(rows: TableRows) -> Iterator[Problem]:
    """Endings half said, and blanks where a code is wanted; all such rows are kept."""
    dec, rec = rows.column("dec"), rows.column("rec")
    no_dec = dec.is_blank & (dec.fault == 0)
    open_ended = np.flatnonzero(rows.kept & no_dec & ~rec.is_blank)
    yield from rows.problems_at(open_ended, "rec", _OPEN_ENDED, rejected=False)
    unexplained = np.flatnonzero(rows.kept & ~dec.is_blank & rec.is_blank & (rec.fault == 0))
    yield from rows.problems_at(unexplained, "rec", _UNEXPLAINED, rejected=False)
    for name in ("rne", "ls", "place"):
        cells = rows.column(name)
        blank = np.flatnonzero(rows.kept & cells.is_blank & (cells.fault == 0))
        yield from rows.problems_at(blank, name, _NOT_SAID, rejected=False)


def check_levels(rows: TableRows, strengths: frozenset[str]) -> tuple[TableRows, list[Problem]]:
    """Reject rows of a needs profile with a strength above 3."""
    item, level = rows.column("item").words(), rows.column("level").words()
    wrong = rows.kept & np.isin(item, list(strengths)) & (level > str(_STRENGTH_HIGHEST))
    problems = list(rows.problems_at(np.flatnonzero(wrong), "level", _TOO_HIGH, rejected=True))
    return replace(rows, kept=rows.kept & ~wrong), problems


def check_years(rows: TableRows, years: np.ndarray) -> Iterator[Problem]:
    """Codes that weren't in use in the return's collection year (0 = not known); kept as given."""
    for cells in rows.cells:
        if cells.column.codes is None:
            continue
        codes = code_list(cells.column.codes)
        limited = [
            position
            for position, code in enumerate(cells.texts)
            if code and codes.years(code) != (None, None)
        ]
        for position in limited:
            first, last = codes.years(cells.texts[position])
            out = (years < (first or 0)) | (years > (last or 9999))
            hit = np.flatnonzero((cells.text == position) & out & (years > 0) & rows.kept)
            if hit.size:
                fault = _not_in_use(cells.texts[position], first, last)
                yield from rows.problems_at(hit, cells.column.name, fault, rejected=False)


def _not_in_use(code: str, first: int | None, last: int | None) -> Fault:
    span = " ".join([f"from {first}" if first else "", f"to {last}" if last else ""]).strip()
    return Fault(
        True,
        f"a code of that year's return ({code} is in use {span})",
        "The row is kept as it is. Check the code and the year of the file.",
    )


def check_births(
    header: TableRows, episodes: TableRows, header_group: np.ndarray, episode_group: np.ndarray
) -> Iterator[Problem]:
    """Children born after an episode of theirs began, in the same return."""
    first = _first_days(episodes, episode_group)
    children = header.column("child_id")
    places = _places(children.texts, episodes.column("child_id").texts)
    begins = np.full(len(header.row), np.datetime64("NaT"), dtype="datetime64[D]")
    for group, days in first.items():
        mine = header_group == group
        begins[mine] = days[places][children.text[mine]]
    late = np.flatnonzero(header.kept & (header.column("dob").dates() > begins))
    yield from header.problems_at(late, "dob", _UNBORN, rejected=False)


def _first_days(episodes: TableRows, group: np.ndarray) -> dict[int, np.ndarray]:
    """Of each return: the first day of each different child, NaT for one who isn't in it."""
    children, decom = episodes.column("child_id"), episodes.column("decom").dates()
    values_by_number: dict[int, np.ndarray] = {}
    for at in np.unique(group[group >= 0]).tolist():
        rows = np.flatnonzero(episodes.kept & (group == at))
        rows = rows[np.argsort(decom[rows], kind="stable")[::-1]]  # the earliest is written last
        days = np.full(len(children.texts) + 1, np.datetime64("NaT"), dtype="datetime64[D]")
        days[children.text[rows]] = decom[rows]
        values_by_number[at] = days
    return values_by_number


def _places(texts: np.ndarray, among: np.ndarray) -> np.ndarray:
    """Where each text stands among others; the place after the last when it doesn't."""
    place = {text: position for position, text in enumerate(among.tolist())}
    return np.array([place.get(text, len(among)) for text in texts.tolist()], dtype=np.intp)
