"""The product's caseload against a second implementation, written from the guidance alone.

Both are constant between two days of change (an episode's start or end, an 18th birthday, the first
and last day of a return's year), so agreeing on each of those days and on the day before it is
agreeing on every day. `python -m tests.second.compare SEED` shows what is wrong with a seed.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from models.children.council import CouncilData
from tests.second.caseload import SecondCaseload, SetOfRows, read_set
from tests.second.compare import (
    Answer,
    data_of,
    days_to_compare,
    product_answer,
    product_answer_of_all,
    product_data,
    second_answer,
    second_answer_of_all,
)
from tests.second.random_councils import random_council, write

DATA = Path(__file__).parents[1] / "data"
COUNCIL_A = DATA / "council_a"
SEEDS, SEEDS_LONG = range(1, 61), range(1, 201)  # the rest with --long
SHUFFLED_SEEDS = range(1, 16)


def read_folders(place: Path) -> list[SetOfRows]:
    folders = [folder for folder in sorted(place.iterdir()) if folder.is_dir()]
    return [read_set(folder, folder.name) for folder in folders or [place]]


def differences(days: list[date], answers: list[tuple[Answer, Answer]]) -> list[str]:
    """The days with two answers, each with what only one of both says."""
    lines = []
    for day, (product, second) in zip(days, answers, strict=True):
        if product != second:
            ours, theirs = set(product.residential), set(second.residential)
            lines.append(
                f"{day}: only the product {sorted(ours - theirs)}, only the second "
                f"{sorted(theirs - ours)}, counts {counts(product)} and {counts(second)}"
            )
    return lines


def counts(answer: Answer) -> tuple[int, ...]:
    return (
        answer.in_care,
        answer.in_care_short_breaks,
        len(answer.residential),
        answer.residential_short_breaks,
        answer.aged_18_or_over,
        answer.without_birth_date,
    )


# ---- what the guidance itself gives ----------------------------------------------------------


def test_the_second_implementation_gives_the_caseload_that_the_guidance_names() -> None:
    second = SecondCaseload([read_folders(COUNCIL_A)])
    answer = second_answer(second, date(2021, 3, 31))
    assert (answer.in_care, len(answer.residential), answer.residential_short_breaks) == (
        304,
        30,
        4,
    )


@pytest.mark.parametrize(
    ("case", "day", "residential"),
    [
        ("min-01-year-by-newest-date", date(2024, 12, 31), ["7001"]),
        ("y-one-day-late", date(2025, 3, 31), ["7001"]),
        ("min-02-two-councils", date(2026, 3, 31), ["7001", "8001"]),
        ("min-05-inner-temporary", date(2026, 3, 31), ["7001", "7002"]),
        ("min-15-two-open-same-start", date(2026, 3, 31), ["7002"]),
    ],
)
def test_the_small_cases_are_read_alike(
    case: str, day: date, residential: list[str], tmp_path: Path
) -> None:
    second = second_answer(SecondCaseload([read_folders(DATA / "cases" / case)]), day)
    assert [child for child, _ in second.residential] == residential
    data = product_data({"default": [DATA / "cases" / case]}, tmp_path / "a.sqlite3")
    assert product_answer(data, day) == second


def test_a_correction_that_is_imported_later_counts(tmp_path: Path) -> None:
    place = DATA / "cases" / "min-03-correction"
    april, july = read_folders(place)
    if april.folder != "april":
        april, july = july, april
    second = second_answer(SecondCaseload([[april], [july]]), date(2026, 3, 31))
    assert second.residential == () and second.in_care == 1
    data = product_data({"default": [place / "april", place / "july"]}, tmp_path / "a.sqlite3")
    assert product_answer(data, date(2026, 3, 31)) == second


# ---- council_a -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def council_a(tmp_path_factory: pytest.TempPathFactory) -> CouncilData:
    place = tmp_path_factory.mktemp("council_a")
    return product_data({"default": [COUNCIL_A]}, place / "a.sqlite3")


@pytest.mark.parametrize("year", range(2017, 2022))
def test_both_agree_on_the_days_of_council_a(
    year: int, council_a: CouncilData, request: pytest.FixtureRequest
) -> None:
    """Nearly all its days are days of change: each day of a year with `--long`, else each fourth
    and the days around the ends of its year."""
    second = SecondCaseload([read_folders(COUNCIL_A)])
    begin, finish = date(year - 1, 4, 1), date(year, 3, 31)
    days = [begin + timedelta(number) for number in range((finish - begin).days + 1)]
    if not request.config.getoption("--long"):
        days = sorted({*days[:4], *days[year % 4 :: 4], *days[-4:]})
    answers = [(product_answer(council_a, day), second_answer(second, day)) for day in days]
    assert differences(days, answers) == []


# ---- random councils -------------------------------------------------------------------------


def test_both_agree_on_every_day_of_random_councils(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Each council is a source of one store, imported on its own; all are asked at once."""
    seeds = SEEDS_LONG if request.config.getoption("--long") else SEEDS
    councils = {f"seed {seed}": random_council(seed) for seed in seeds}
    seconds = {name: SecondCaseload(council.imports) for name, council in councils.items()}
    folders = {
        name: write(council, tmp_path / name, council.seed) for name, council in councils.items()
    }
    data = product_data(folders, tmp_path / "all.sqlite3")
    days = sorted({day for second in seconds.values() for day in days_to_compare(second)})
    answers = [
        (product_answer_of_all(data, day), second_answer_of_all(seconds, day)) for day in days
    ]
    assert differences(days, answers) == []


def test_the_order_of_rows_and_files_never_matters(tmp_path: Path) -> None:
    councils = {f"seed {seed}": random_council(seed) for seed in SHUFFLED_SEEDS}
    seconds = [SecondCaseload(council.imports) for council in councils.values()]
    days = sorted({day for second in seconds for day in days_to_compare(second)})[::3]

    def in_order(shuffle: int) -> CouncilData:
        place = tmp_path / str(shuffle)
        folders = {
            name: write(council, place / name, shuffle) for name, council in councils.items()
        }
        return product_data(folders, place / "all.sqlite3")

    some, other = in_order(1), in_order(2)
    answers = [
        (product_answer_of_all(some, day), product_answer_of_all(other, day)) for day in days
    ]
    assert differences(days, answers) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(201, 301))
def test_both_agree_on_councils_imported_into_a_store_of_their_own(
    seed: int, tmp_path: Path
) -> None:
    council = random_council(seed)
    second = SecondCaseload(council.imports)
    data = data_of(council, tmp_path)
    days = days_to_compare(second)
    answers = [(product_answer(data, day), second_answer(second, day)) for day in days]
    assert differences(days, answers) == []
