"""Several lines of one cost file for one placement: a home and what is paid on top of it.

They are added up, and somebody is asked, because the lowest of them is never the price. A later
line of about the same price is a new price of the same home, not a second home.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.formats.cost_columns import DEAREST_WEEK, SUMS
from data.formats.faults import Fault
from data.formats.price_year import PriceYear
from data.formats.rows import TableRows
from models.problems import Problem
from models.questions import NO_ANSWERS, AnswerChoice, Answers, FileQuestion, plain_key

FAR_LOWER = 0.5  # policy choice: below this share of the home's price a line comes on top of it
ADD, LARGEST = "add", "largest"
_PARTS = ("trust_gbp", "health_gbp", "education_gbp")
_NO_HOME = "other"  # of a kind of provision that is support, not a home
_ADDED = Fault(
    True, "one line for each placement, or lines that add up",
    (
    "We add them up, as a home and what is paid on top of it. Check that this is "
    "right."
),
)  # fmt: skip
_TOO_DEAR = Fault(
    True, f"lines that come to £{DEAREST_WEEK:,.0f} a week at most",
    (
    "Together they are more than any week costs, so the placement's price counts "
    "as not known. Check whether a year's cost is in place of a week's, or "
    "answer that the largest line alone is the price."
),
)  # fmt: skip
_RIVALS = Fault(
    True, "one price for each placement",
    (
    "There are two prices from one day. The higher one counts. Correct it at the "
    "source."
),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _PaidLine:
    """A line that is paid for: its place in the frame, pounds a week, start, kind and home."""

    at: int
    total: float
    starts: date | None
    setting: str
    home: str
    has_packages: bool

    def is_like(self, other: _PaidLine) -> bool:
        """True unless the two are of different kinds of home."""
        unsaid = {"", _NO_HOME}
        return self.setting == other.setting or bool({self.setting, other.setting} & unsaid)


@dataclass(frozen=True, slots=True)
class _Placement:
    """What a line's placement costs: `members` make the price together, the dearest first.

    `rivals`: other lines of the same start that are taken for the same cost, said twice.
    """

    members: tuple[_PaidLine, ...]
    rivals: tuple[_PaidLine, ...]


def with_placement_prices(
    rows: TableRows,
    frame: pd.DataFrame,
    years: Sequence[PriceYear],
    retained: np.ndarray,
    today: date,
    answers: Answers = NO_ANSWERS,
) -> tuple[pd.DataFrame, tuple[Problem, ...], tuple[FileQuestion, ...]]:
    """The frame with what each line's placement costs by all lines of its file, and the doubts."""
    numbers = {column.name: np.full(len(frame), np.nan) for column in SUMS}
    words = np.full(len(frame), None, dtype=object)
    placements = _placements(rows, frame, years, retained, today)
    largest = frozenset(
        position
        for position, part in enumerate(rows.parts)
        if answers.get(_key(part.where)) == LARGEST
    )
    amounts = {
        name: frame[name].to_numpy(float) for name in ("total_gbp", *_PARTS) if name in frame
    }
    setting, block = frame["setting"].to_numpy(object), frame["block"].to_numpy(object)
    notice = frame["notice_days"].to_numpy(float).copy()
    setting, block = setting.copy(), block.copy()
    for position, placement in placements.items():
        members = placement.members[:1] if rows.part[position] in largest else placement.members
        ats = [member.at for member in members]
        home = ats[0]
        for name, column in zip(numbers, ("total_gbp", *_PARTS), strict=True):
            if column in amounts:
                numbers[name][position] = _added(amounts[column][ats], strict=column == "trust_gbp")
        words[position] = (
            " + ".join(_pounds(member.total) for member in members) if ats[1:] else None
        )
        setting[position] = setting[home]
        block[position] = True if any(block[number] is True for number in ats) else block[home]
        notice[position] = notice[home] if np.isnan(notice[position]) else notice[position]
    frame = frame.assign(
        **numbers,
        notice_days=notice,
        added_up=pd.Series(words, index=frame.index, dtype=object),
        setting=pd.Series(setting, index=frame.index, dtype=object),
        block=pd.Series(pd.array(block.tolist(), dtype="boolean"), index=frame.index),
    )
    return frame, _doubts(rows, placements, largest), _questions(rows, placements, answers)


def _key(where: str) -> str:
    return plain_key("cost_lines", where)


def _added(values: np.ndarray, *, strict: bool) -> float:
    """The sum; NaN where nothing is said, and of social care where a part isn't."""
    missing = np.isnan(values)
    is_unknown = missing.any() if strict else missing.all()
    return float("nan") if is_unknown else float(np.nansum(values))


def _pounds(gbp: float) -> str:
    return f"£{gbp:,.0f}" if float(gbp).is_integer() else f"£{gbp:,.2f}"


def _placements(
    rows: TableRows,
    frame: pd.DataFrame,
    years: Sequence[PriceYear],
    retained: np.ndarray,
    today: date,
) -> dict[int, _Placement]:
    """By place in the frame: the placement of each line that isn't its child's only one."""
    newest = np.array([np.datetime64(year.newest or today) for year in years])[rows.part]
    ends = frame["ends"].to_numpy().astype("datetime64[D]") if "ends" in frame else None
    use = retained & (frame["total_gbp"] > 0).to_numpy()
    if ends is not None:
        use &= np.isnat(ends) | (ends > newest)
    if "looked_after" in frame:
        use &= frame["looked_after"].fillna(True).to_numpy(bool)
    position = np.flatnonzero(use)
    keys = pd.DataFrame(
        {"part": rows.part[position], "child": rows.column("child_id").text[position]}
    )
    several = keys.duplicated(keep=False).to_numpy()
    placement_by_number: dict[int, _Placement] = {}
    for places in keys[several].groupby(["part", "child"]).indices.values():
        lines = _lines(frame, position[several][places])
        for line in lines:
            placement = _placement(line, lines)
            if placement is not None:
                placement_by_number[line.at] = placement
    return placement_by_number


def _lines(frame: pd.DataFrame, places: np.ndarray) -> tuple[_PaidLine, ...]:
    some = frame.iloc[places]
    blank = pd.Series(None, index=some.index, dtype=object)
    homes = [some.get(name, blank) for name in ("establishment", "organisation")]
    packages = some.get("includes_packages", blank)
    return tuple(
        _PaidLine(
            int(at),
            float(total),
            None if pd.isna(starts) else pd.Timestamp(starts).date(),
            setting if isinstance(setting, str) else "",
            " ".join(str(text).casefold() for text in home if isinstance(text, str)),
            bool(pd.notna(package) and package),
        )
        for at, total, starts, setting, package, *home in zip(
            places,
            some["total_gbp"],
            some["starts"],
            some["setting"],
            packages,
            *homes,
            strict=True,
        )
    )


def _placement(line: _PaidLine, lines: Sequence[_PaidLine]) -> _Placement | None:
    """The lines that make a line's price on the day it begins; None where it stands alone.

    A line without a start goes with any other.
    """
    begun = [
        other
        for other in lines
        if other.is_like(line)
        and (other.starts is None or line.starts is None or other.starts <= line.starts)
    ]
    highest = max(other.total for other in begun)
    homes = [other for other in begun if other.total >= FAR_LOWER * highest]
    extras = [other for other in begun if other.total < FAR_LOWER * highest]
    latest = max((home.starts for home in homes if home.starts), default=None)
    homes = [home for home in homes if home.starts in (None, latest)]
    homes.sort(key=lambda home: (-home.total, home.at))
    first = homes[0]
    added = [
        home
        for home in homes[1:]
        if home.total != first.total
        and home.home == first.home
        and home.setting == first.setting
        and not (home.has_packages or first.has_packages)
    ]
    rivals = [home for home in homes[1:] if home not in added]
    extras.sort(key=lambda extra: (-extra.total, extra.at))
    members = (first, *added, *extras)
    if len(members) + len(rivals) == 1 or line not in (*members, *rivals):
        return None
    return _Placement(members, tuple(rivals))


def _doubts(
    rows: TableRows, placements: dict[int, _Placement], largest: frozenset[int]
) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    for position, placement in placements.items():
        if rows.part[position] in largest:
            continue
        if len(placement.members) > 1 and position in {member.at for member in placement.members}:
            text = " + ".join(_pounds(member.total) for member in placement.members)
            together = sum(member.total for member in placement.members)
            fault = _TOO_DEAR if together > DEAREST_WEEK else _ADDED
            problems += rows.problems_at(
                np.array([position]), _priced_by(rows), fault, rejected=False, sentence=text
            )
        if placement.rivals:
            lines = (placement.members[0], *placement.rivals)
            text = " and ".join(_pounds(line.total) for line in lines)
            problems += rows.problems_at(
                np.array([position]), _priced_by(rows), _RIVALS, rejected=False, sentence=text
            )
    return tuple(problems)


def _priced_by(rows: TableRows) -> str:
    return "accrued_gbp" if rows.table.name == "s251" else "total_gbp"


def _questions(
    rows: TableRows, placements: dict[int, _Placement], answers: Answers
) -> tuple[FileQuestion, ...]:
    """One question for each file whose lines were added up and about which nobody has said."""
    questions = []
    for part_at, part in enumerate(rows.parts):
        added = {
            position: placement
            for position, placement in placements.items()
            if rows.part[position] == part_at and len(placement.members) > 1
        }
        if not added or _key(part.where) in answers:
            continue
        sample = next(iter(added.values())).members
        words = " + ".join(_pounds(member.total) for member in sample)
        lines = {member.at for placement in added.values() for member in placement.members}
        questions.append(
            FileQuestion(
                _key(part.where),
                part.where,
                rows.table.column(_priced_by(rows)).heading,
                f"do several lines for one placement add up ({words})?",
                (
                    AnswerChoice(ADD, "yes: a home and what is paid on top of it"),
                    AnswerChoice(LARGEST, "no: only the largest line counts"),
                ),
                "Until then they are added up.",
                tuple(sorted(int(rows.row[line]) for line in lines)),
            )
        )
    return tuple(questions)
