"""The product and the second implementation side by side: `python -m tests.second.compare SEED…`.

Prints the first disagreement of each seed's random council, in as few children as show it.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.read import council_data
from data.store.schema.engine import Store, open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.caseload import Caseload, children_at
from models.children.council import CouncilData
from tests.make.batches import NOW
from tests.second.caseload import A_DAY, SecondCaseload
from tests.second.random_councils import Council, random_council, write

TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Answer:
    """What both say of a day; `residential`: child and setting, those on short breaks left out."""

    in_care: int
    in_care_short_breaks: int
    residential: tuple[tuple[str, str], ...]
    residential_short_breaks: int
    aged_18_or_over: int
    without_birth_date: int


def second_answer(second: SecondCaseload, day: date) -> Answer:
    there = second.on(day)
    listed = (
        (child, child_that_day.setting)
        for child, child_that_day in there.children.items()
        if child_that_day.residential
        and not child_that_day.short_breaks
        and child_that_day.age is not None
    )
    return Answer(
        there.in_care,
        there.in_care_short_breaks,
        tuple(sorted(listed)),
        there.residential_short_breaks,
        there.aged_18_or_over,
        there.without_birth_date,
    )


def product_answer(data: CouncilData, day: date) -> Answer:
    there = children_at(data, day)
    listed = ((child.child_id, str(child.placement.setting)) for child in there.residential)
    return _answer(there, listed)


def _answer(there: Caseload, listed: Iterable[tuple[str, str]]) -> Answer:
    return Answer(
        there.in_care,
        there.in_care_short_breaks,
        tuple(sorted(listed)),
        there.residential_short_breaks,
        there.aged_18_or_over,
        there.without_birth_date,
    )


def product_answer_of_all(data: CouncilData, day: date) -> Answer:
    """As `product_answer`, where several councils are sources of one store: "source child"."""
    there = children_at(data, day)
    listed = (
        (f"{child.source} {child.child_id}", str(child.placement.setting))
        for child in there.residential
    )
    return _answer(there, listed)


def second_answer_of_all(seconds: Mapping[str, SecondCaseload], day: date) -> Answer:
    """The answers of several councils, by the name of their source, as one."""
    answers = {source: second_answer(second, day) for source, second in seconds.items()}
    listed = [
        (f"{source} {child}", setting)
        for source, answer in answers.items()
        for child, setting in answer.residential
    ]
    return Answer(
        sum(answer.in_care for answer in answers.values()),
        sum(answer.in_care_short_breaks for answer in answers.values()),
        tuple(sorted(listed)),
        sum(answer.residential_short_breaks for answer in answers.values()),
        sum(answer.aged_18_or_over for answer in answers.values()),
        sum(answer.without_birth_date for answer in answers.values()),
    )


@cache
def _empty_store() -> Path:
    """A database without rows, to copy: making one takes longer than a small import."""
    path = Path(tempfile.mkdtemp(prefix="empty-store-")) / "empty.sqlite3"
    open_store(f"sqlite:///{path}").engine.dispose()
    return path


def product_data(imports: Mapping[str, Iterable[Path]], database: Path) -> CouncilData:
    """What the product has after importing each source's folders one after the other."""
    shutil.copyfile(_empty_store(), database)
    store: Store = open_store(f"sqlite:///{database}")
    for source, folders in imports.items():
        for folder in folders:
            batch = read_paths([folder], TODAY)
            import_batch(store, batch, actor=LOCAL_OWNER, source=source, now_utc=NOW)
    data = council_data(store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    store.engine.dispose()
    return data


def data_of(council: Council, place: Path) -> CouncilData:
    """A council's files written below `place` in its seed's order, imported, and read again."""
    folders = write(council, place / "files", council.seed)
    return product_data({"default": folders}, place / "circle.sqlite3")


def days_to_compare(second: SecondCaseload) -> list[date]:
    """Every day of change and the one before it, from the first return's first day to a month
    after the last return's end."""
    begin, finish = days_covered(second)
    changes = [day for day in second.days_of_change() if begin <= day <= finish]
    return sorted({*changes, *(day - A_DAY for day in changes if day > begin)})


def days_covered(second: SecondCaseload) -> tuple[date, date]:
    """The first return's first day, and 10 April after the newest return."""
    years = [yearly_return.year for those in second.authorities for yearly_return in those]
    return date(min(years) - 1, 4, 1), date(max(years), 4, 10)


def first_difference(council: Council, days: Sequence[date] = ()) -> date | None:
    """The first of those days (every day of change, if none are named) with two answers."""
    second = SecondCaseload(council.imports)
    with tempfile.TemporaryDirectory() as place:
        data = data_of(council, Path(place))
    for day in days or days_to_compare(second):
        if second_answer(second, day) != product_answer(data, day):
            return day
    return None


def _linked(council: Council) -> list[list[tuple[int, str]]]:
    """Which sets count, by authority and year."""
    second = SecondCaseload(council.imports)
    return [
        [(yearly_return.year, yearly_return.order[2]) for yearly_return in those]
        for those in second.authorities
    ]


def shrunk(council: Council, fails: Callable[[Council], bool]) -> Council:
    """The council with as few children, imports and sets as still fail.

    Children are left out only where each set keeps its year and its authority.
    """
    linked = _linked(council)
    children = council.children
    step = max(1, len(children) // 2)
    while step:
        position = 0
        while position < len(council.children):
            fewer = council.without(set(council.children[position : position + step]))
            if fewer.imports and _linked(fewer) == linked and fails(fewer):
                council = fewer
            else:
                position += step
        step //= 2
    for number in range(len(council.imports) - 1, -1, -1):
        for position in range(len(council.imports[number]) - 1, -1, -1):
            imports = [list(brought) for brought in council.imports]
            del imports[number][position]
            fewer = Council(council.seed, [brought for brought in imports if brought])
            if fewer.imports and fails(fewer):
                council = fewer
                break
    return council


def _differs_on(council: Council, day: date) -> bool:
    begin, finish = days_covered(SecondCaseload(council.imports))
    return begin <= day <= finish and first_difference(council, [day]) is not None


def explain(seed: int) -> str:
    """The first disagreement of a seed, as text; blank where both agree."""
    council = random_council(seed)
    day = first_difference(council)
    if day is None:
        return ""
    small = shrunk(council, lambda fewer: _differs_on(fewer, day))
    second = SecondCaseload(small.imports)
    lines = [f"seed {seed}, {day:%d/%m/%Y}"]
    with tempfile.TemporaryDirectory() as place:
        data = data_of(small, Path(place))
        folders = write(small, Path(place) / "again", small.seed)
        lines += [
            "files: "
            + ", ".join(
                f"{path.relative_to(folder.parent)} ({len(path.read_text().splitlines()) - 1} rows)"
                for folder in folders
                for path in sorted(folder.rglob("*.csv"))
            )
        ]
        for number, folder in enumerate(folders):
            batch = read_paths([folder], TODAY)
            years = [f"{rows.year} ({rows.content_date})" for rows in batch.returns]
            lines.append(f"import {number + 1}: product's years {', '.join(years)}")
    for number, brought in enumerate(small.imports):
        for set_of_rows in brought:
            lines.append(f"-- import {number + 1}, {set_of_rows.folder}")
            lines += [
                ",".join(row.values()) for row in [*set_of_rows.episodes, *set_of_rows.headers]
            ]
    linked = [[yearly_return.year for yearly_return in those] for those in second.authorities]
    lines.append(f"second: returns {linked}")
    lines.append(f"second:  {second_answer(second, day)}")
    lines.append(f"product: {product_answer(data, day)}")
    return "\n".join(lines)


def main(texts: Sequence[str]) -> None:
    for text in texts:
        first, _, last = text.partition("-")
        for seed in range(int(first), int(last or first) + 1):
            print(explain(seed) or f"seed {seed}: both agree", end="\n\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
