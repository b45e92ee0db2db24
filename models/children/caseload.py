"""Who is in care at a date, who of them lives in residential care, and who is counted apart."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from models.children.council import CouncilData
from models.children.placements import placements_at
from models.children.records import Child, Ending, LegalStatus, Placement
from models.frames import rows_of
from models.settings import RESIDENTIAL, Setting


@dataclass(frozen=True, slots=True)
class Caseload:
    """Children looked after at a date.

    `in_care` counts every child under 18 with a placement on the day, those on short breaks
    (`in_care_short_breaks`) among them. `residential` leaves short breaks out;
    `residential_short_breaks` counts them. Children who are 18 or over and still open are a
    problem and not listed; so are children whose date of birth is nowhere, who can't be aged.
    """

    as_of: date
    data_date: date | None
    in_care: int
    in_care_short_breaks: int
    residential: tuple[Child, ...]
    residential_short_breaks: int
    aged_18_or_over: int
    without_birth_date: int


def children_at(data: CouncilData, as_of: date) -> Caseload:
    """The caseload at a date, by the newest return that covers it. Sorted by child_id, source."""
    placements = placements_at(data, as_of)
    if placements.empty:
        return Caseload(as_of, data.data_date, 0, 0, (), 0, 0, 0)
    people = data.frame("children").set_index("child")
    current = _current(placements)
    born = pd.to_datetime(current["child"].map(people["born"]))
    adult = _adult(born, as_of)
    young = current[~adult & born.notna()]
    listed = young[young["setting"].isin([s.value for s in RESIDENTIAL])]
    chosen = listed[~listed["short_breaks"]]
    return Caseload(
        as_of=as_of,
        data_date=data.data_date,
        in_care=int((~adult).sum()),
        in_care_short_breaks=int(current[~adult]["short_breaks"].sum()),
        residential=_children(data, placements, chosen["child"], people, as_of),
        residential_short_breaks=int(listed["short_breaks"].sum()),
        aged_18_or_over=int(adult.sum()),
        without_birth_date=int(born.isna().sum()),
    )


def in_care_at(data: CouncilData, as_of: date) -> frozenset[str]:
    """Keys of the children whom `Caseload.in_care` counts. Needs only the frames it is made of:
    episodes, returns and children.
    """
    placements = placements_at(data, as_of)
    if placements.empty:
        return frozenset()
    current = _current(placements)
    people = data.frame("children").set_index("child")
    born = pd.to_datetime(current["child"].map(people["born"]))
    return frozenset(current["child"][~_adult(born, as_of)])


def _current(placements: pd.DataFrame) -> pd.DataFrame:
    """The placement that each child is in; those whose last one has ended aren't in care."""
    last = placements.drop_duplicates("child", keep="last")
    return last[last["ends"].isna()]


def _adult(born: pd.Series, as_of: date) -> pd.Series:
    """True for who is 18 or over; a child whose date of birth is nowhere isn't counted as one."""
    return born <= pd.Timestamp(eighteen_years_before(as_of))


def children_named(data: CouncilData, keys: Collection[str], as_of: date) -> tuple[Child, ...]:
    """Children by their keys with every placement known at a date, wherever they are by then.

    Unknown keys, and children without a placement or a date of birth, are left out.
    """
    return children_among(data, placements_at(data, as_of), keys, as_of) if keys else ()


def children_among(
    data: CouncilData, placements: pd.DataFrame, keys: Collection[str], as_of: date
) -> tuple[Child, ...]:
    """The same, by the placements known at the date (`placements_at`), which cost the time."""
    people = data.frame("children").set_index("child")
    born = people.index[people["born"].notna()]
    column = placements["child"].drop_duplicates()
    wanted = column[column.isin(list(keys)) & column.isin(born)]
    return _children(data, placements, wanted, people, as_of)


def eighteen_years_before(day: date) -> date:
    """The latest date of birth of somebody who is 18 on the day (29 February: 18 on 1 March)."""
    try:
        return day.replace(year=day.year - 18)
    except ValueError:
        return date(day.year - 18, 2, 28)


def _children(
    data: CouncilData,
    placements: pd.DataFrame,
    keys: pd.Series,
    people: pd.DataFrame,
    as_of: date,
) -> tuple[Child, ...]:
    """The chosen children as frozen records, with every placement known at the date."""
    frame = placements[placements["child"].isin(keys)]
    journeys = _journeys(frame)
    orders = _deprivation_of_liberty(data, as_of)
    unread = _unread_stops(data, as_of)
    began = data.frame("annex_a").drop_duplicates("child", keep="last").set_index("child")
    care_began = pd.to_datetime(began["care_started"])
    children = []
    chosen = people.loc[list(keys)]
    for key, person in zip(chosen.index, rows_of(chosen), strict=True):
        in_force, until = orders.get(key, (None, None))
        children.append(
            Child(
                key=key,
                child_id=person.child_id,
                source=person.source,
                council=person.council,
                name=None if pd.isna(person.name) else person.name,
                born=person.born.date(),
                placement=journeys[key][-1],
                journey=journeys[key],
                asylum_seeking=bool(person.asylum_seeking)
                if pd.notna(person.asylum_seeking)
                else False,
                deprivation_of_liberty=in_force,
                deprivation_of_liberty_ends=until,
                unread_stops=tuple(unread.get(key, ())),
                care_began=_day(care_began.get(key)),
            )
        )
    return tuple(sorted(children, key=lambda child: (child.child_id, child.source)))


def _journeys(rows: pd.DataFrame) -> dict[str, tuple[Placement, ...]]:
    """Placement rows as records, by child; in one pass, because a frame a child takes long."""
    placements: dict[str, list[Placement]] = defaultdict(list)
    for row in rows_of(rows):
        placements[row.child].append(_placement(row))
    return {child: tuple(placements) for child, placements in placements.items()}


def _placement(row: Any) -> Placement:
    return Placement(
        child=row.child,
        setting=Setting(row.setting),
        starts=row.starts.date(),
        ends=None if pd.isna(row.ends) else row.ends.date(),
        started_on_or_before=bool(row.started_on_or_before),
        order=LegalStatus(row.order),
        provider=row.provider,
        ending=None if pd.isna(row.ending) else Ending(row.ending),
        change_reason="" if pd.isna(row.change_reason) else row.change_reason,
        care_started=row.care_started.date(),
        absent_since=None if pd.isna(row.absent_since) else row.absent_since.date(),
        order_since=None if pd.isna(row.order_since) else row.order_since.date(),
    )


def _day(value: Any) -> date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


def _deprivation_of_liberty(
    data: CouncilData, as_of: date
) -> dict[str, tuple[bool | None, date | None]]:
    """Child -> (in force at the date, recorded end). A child of whom no file speaks isn't in it.

    An order in force wins over every no. An order that is over says nothing of another one.
    """
    rows = data.frame("deprivation_of_liberty")
    day = pd.Timestamp(as_of)
    pairs: dict[str, tuple[bool | None, date | None]] = {}
    for row in rows_of(rows):
        if pd.notna(row.starts) and row.starts > day:
            continue
        if pd.notna(row.ends) and row.ends <= day:
            continue
        if pd.notna(row.in_force) and not bool(row.in_force):
            pairs.setdefault(row.child, (False, None))
            continue
        until = row.ends.date() if pd.notna(row.ends) else None
        in_force, already = pairs.get(row.child, (False, None))
        # Of several orders the one that lasts longest, or has no end, is the one to look at.
        pairs[row.child] = (True, _later(already, until) if in_force else until)
    return pairs


def _later(day: date | None, other: date | None) -> date | None:
    """The later end; None = no end."""
    return None if day is None or other is None else max(day, other)


def _unread_stops(data: CouncilData, as_of: date) -> dict[str, list[str]]:
    """Child -> what files say of a stop by the date and nobody has explained, in order."""
    rows = data.frame("unread_stops")
    day = pd.Timestamp(as_of)
    texts: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(rows):
        if (pd.isna(row.starts) or row.starts <= day) and row.written not in texts[row.child]:
            texts[row.child].append(row.written)
    return texts
