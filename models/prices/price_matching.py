"""Which line of a cost file is the price of the placement that a child is in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pandas as pd

from models.children.records import Child, Placement
from models.frames import rows_of
from models.money import FinancialYear
from models.prices.local import cell_number, cell_text
from models.prices.words import pounds_and_pence
from models.settings import RESIDENTIAL, Setting

# Policy choice: below this share of the home's price another line comes on top of it.
FAR_LOWER = 0.5
NEAR = timedelta(days=28)  # policy choice: finance and the return may differ this much on a start


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One line of a cost file, pounds a week; None = left blank. `ends` is exclusive.

    `year`: the financial year whose prices the file holds; `year_unsaid`: that is only a guess, by
    which lines are put in order. `setting`: a Setting value, or "". `block`: bought in a block
    contract, None where no file says it. `added_up`: the lines that make the price together
    ("£5,400 + £600"), "" for one line. `newest` grows with how new the file is.
    """

    total_gbp: float | None
    trust_gbp: float | None
    health_gbp: float | None
    education_gbp: float | None
    starts: date | None
    ends: date | None
    year: FinancialYear | None
    block: bool | None
    notice_days: int | None
    setting: str
    placing_authority: str
    source: str
    added_up: str = ""
    year_unsaid: bool = False
    newest: float = 0.0

    @property
    def has_price(self) -> bool:
        """A price of 0, blank or below is not a price."""
        return self.total_gbp is not None and self.total_gbp > 0


class PricesByChild:
    """The lines of `CouncilData.frame("prices")` for some children, read once, asked by child."""

    def __init__(self, frame: pd.DataFrame, children: Iterable[Child]) -> None:
        wanted = frame[frame["child"].isin([child.key for child in children])]
        self._lines: dict[str, list[PriceRow]] = defaultdict(list)
        for row in rows_of(wanted):
            self._lines[row.child].append(_price_row(row))

    def of(self, child: Child) -> tuple[PriceRow, ...]:
        """The child's lines, in the frame's order; none is an empty tuple."""
        return tuple(self._lines.get(child.key, ()))


def rows_of_placement(
    child: Child, rows: tuple[PriceRow, ...], as_of: date
) -> tuple[PriceRow, ...]:
    """The lines that price the child's present placement as known at a date, the best one last.

    A line counts if it is dated on or before the date, is at prices of its financial year or
    earlier, belongs to this placement and is of the same kind of home. Best: still running at the
    date, then the newest price year, then the latest start (a change of staffing is a new line),
    then the newest file, then the higher price.
    """
    return tuple(
        row
        for row in rows_known(rows, as_of)
        if _is_of_kind(row, child)
        and (row.starts is None or _belongs(child, row.starts))
        and _reaches(row, child)
    )


def rows_of_other_kinds(
    child: Child, rows: tuple[PriceRow, ...], as_of: date
) -> tuple[PriceRow, ...]:
    """The running lines of the present placement's time that are of another kind of home.

    Cost file and return disagree about where the child lives; such a line is never the price of
    the placement. A line without a start may be of an earlier placement, so it isn't here.
    """
    return tuple(
        row
        for row in rows_known(rows, as_of)
        if not _is_of_kind(row, child)
        and row.starts is not None
        and (row.ends is None or row.ends > as_of)
        and _reaches(row, child)
        and _belongs(child, row.starts)
    )


def kind_in_words(setting: str) -> str:
    """What kind of home a Setting value is, as part of a sentence."""
    return _KINDS.get(_kind(setting), "another placement")


def priced_line(usable: tuple[PriceRow, ...], as_of: date) -> PriceRow:
    """The price that lines with a price make, given the best one last.

    A line far lower than another of the same time comes on top of it, so the two are added up: the
    lowest is never the price by itself.
    """
    best = usable[-1]
    alike = [row for row in usable if _rank(row, as_of) == _rank(best, as_of)]
    if not _runs(best, as_of):
        alike = [row for row in alike if row.starts == best.starts]
    highest = max(row.total_gbp or 0.0 for row in alike)
    homes = [row for row in alike if (row.total_gbp or 0.0) >= FAR_LOWER * highest]
    home = homes[-1]
    listed = set(home.added_up.split(" + "))
    extras = {
        row.total_gbp: row
        for row in alike
        if row not in homes
        and pounds_and_pence(row.total_gbp or 0.0) not in listed
        and short_pounds(row.total_gbp or 0.0) not in listed
    }
    for row in extras.values():
        home = _plus(home, row)
    return home


def short_pounds(gbp: float) -> str:
    """An amount without pence where it has none: £5,400."""
    return pounds_and_pence(gbp).removesuffix(".00")


def _plus(home: PriceRow, extra: PriceRow) -> PriceRow:
    """The line of a home with what is paid on top of it; a split that isn't whole is not known."""
    words = home.added_up or short_pounds(home.total_gbp or 0.0)
    trust = None
    if home.trust_gbp is not None and extra.trust_gbp is not None:
        trust = home.trust_gbp + extra.trust_gbp
    return replace(
        home,
        total_gbp=(home.total_gbp or 0.0) + (extra.total_gbp or 0.0),
        trust_gbp=trust,
        health_gbp=_sum(home.health_gbp, extra.health_gbp),
        education_gbp=_sum(home.education_gbp, extra.education_gbp),
        added_up=f"{words} + {short_pounds(extra.total_gbp or 0.0)}",
    )


def _sum(first: float | None, second: float | None) -> float | None:
    return None if first is None and second is None else (first or 0.0) + (second or 0.0)


_FOSTER = {
    Setting.FOSTER_IN_HOUSE, Setting.FOSTER_INDEPENDENT, Setting.FOSTER_CONNECTED,
    Setting.FOSTER_SPECIALIST,
}  # fmt: skip
_KINDS = {
    "residential": "a children's home",
    "secure": "a secure children's home",
    "foster": "a foster placement",
    Setting.HOME.value: "a placement at home",
    Setting.SUPPORTED_ACCOMMODATION.value: "supported accommodation",
    Setting.ADOPTION.value: "a placement for adoption",
    Setting.PARENT_AND_CHILD.value: "a parent-and-child placement",
    Setting.HEALTH.value: "a hospital",
    Setting.CUSTODY.value: "custody or a remand",
}


def _kind(setting: str) -> str:
    """Kinds of home that a cost file and a return must agree on; "" where none is said."""
    if setting in {"", Setting.OTHER.value}:
        return ""
    if setting in _FOSTER:
        return "foster"
    return "residential" if setting in RESIDENTIAL and setting != Setting.SECURE else setting


def _is_of_kind(row: PriceRow, child: Child) -> bool:
    """False where a cost line is of another kind of home than the child's placement.

    A secure home is a residential one, so a line that only says residential fits it.
    """
    line, place = _kind(row.setting), _kind(child.placement.setting.value)
    return line in {"", place} or (place, line) == (Setting.SECURE.value, "residential")


def rows_known(rows: tuple[PriceRow, ...], as_of: date) -> tuple[PriceRow, ...]:
    """The lines known at a date, whatever placement they are of, the best one last."""
    price_rows = [row for row in rows if _known_by(row, as_of)]
    return tuple(sorted(price_rows, key=lambda row: _best_last(row, as_of)))


def _known_by(row: PriceRow, as_of: date) -> bool:
    if row.starts is not None and row.starts > as_of:
        return False
    return row.year is None or row.year_unsaid or row.year <= FinancialYear.holding(as_of)


def _reaches(row: PriceRow, child: Child) -> bool:
    """False for a line that was over, or whose prices were, before this placement began."""
    placement = child.placement
    if row.ends is not None and row.ends <= placement.starts:
        return False
    return row.year is None or row.year_unsaid or row.year.last_day >= placement.starts


def _belongs(child: Child, starts: date) -> bool:
    """True if a line that starts on a day is of this placement and of no earlier one."""
    placement = child.placement
    if starts >= placement.starts or placement.started_on_or_before:
        return True
    earlier = [stay for stay in child.journey if stay.starts < placement.starts]
    if any(_nearer(stay, placement, starts) for stay in earlier):
        return False
    lived_elsewhere = any(
        placement.starts <= starts and (placement.ends is None or starts < placement.ends)
        for placement in earlier
    )
    return placement.starts - starts <= NEAR or not lived_elsewhere


def _nearer(stay: Placement, placement: Placement, starts: date) -> bool:
    """True if an earlier placement's start is as near to the line's, or nearer than, this one's."""
    return abs(stay.starts - starts) <= abs(placement.starts - starts)


def _best_last(row: PriceRow, as_of: date) -> tuple[bool, int, date, float, float, str, float]:
    return (
        *_rank(row, as_of),
        row.starts or date.min,
        row.newest,
        row.total_gbp or 0.0,
        row.source,
        -(row.trust_gbp or 0.0),
    )


def _rank(row: PriceRow, as_of: date) -> tuple[bool, int]:
    return _runs(row, as_of), 0 if row.year is None else row.year.start


def _runs(row: PriceRow, as_of: date) -> bool:
    return row.ends is None or row.ends > as_of


def _price_row(row: object) -> PriceRow:
    year, notice = (cell_number(getattr(row, name, None)) for name in ("price_year", "notice_days"))
    block, unsaid = getattr(row, "block", None), getattr(row, "year_unsaid", None)
    return PriceRow(
        total_gbp=cell_number(getattr(row, "total_gbp", None)),
        trust_gbp=cell_number(getattr(row, "trust_gbp", None)),
        health_gbp=cell_number(getattr(row, "health_gbp", None)),
        education_gbp=cell_number(getattr(row, "education_gbp", None)),
        starts=_day(getattr(row, "starts", None)),
        ends=_day(getattr(row, "ends", None)),
        year=None if year is None else FinancialYear(int(year)),
        block=None if pd.isna(block) else bool(block),
        notice_days=None if notice is None or notice < 0 else int(notice),
        setting=cell_text(getattr(row, "setting", None)),
        placing_authority=cell_text(getattr(row, "placing_authority", None)),
        source=cell_text(getattr(row, "source", None)) or "cost file",
        added_up=cell_text(getattr(row, "added_up", None)),
        year_unsaid=bool(pd.notna(unsaid) and unsaid),
        newest=cell_number(getattr(row, "newest", None)) or 0.0,
    )


def _day(value: object) -> date | None:
    """A cell as a day; frames hold datetimes, and NaT where nothing was said."""
    if not isinstance(value, datetime) or pd.isna(value):
        return None
    return value.date()
