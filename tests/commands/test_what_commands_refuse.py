"""A command refuses what it can't do before it begins, and says where, what, and what to do.

| asked | answer |
|---|---|
| `--as-of` after today and after the data | refused: a day up to … |
| `--until` or `--move-on` over five years on | refused: a day up to … |
| `--out` of another kind, in no folder, or a folder | refused before anything is opened |
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from commands import (
    evidence,
    forecast,
    import_files,
    limits,
    regional_return,
    report,
    step_down,
)
from commands.__main__ import main
from data.formats.read import read_paths
from data.store.imports.batch import import_batch
from data.store.read import council_data
from data.store.schema.engine import open_store
from models.access import LOCAL_OWNER, Permission, scope_for
from models.children.council import CouncilData
from models.problems import UserError
from tests.drive.reading import COUNCIL_A, TODAY

Run = Callable[[list[str]], int]
FAR = "2090-01-01"
KINDS: dict[str, tuple[Run, str, tuple[str, ...]]] = {
    "step-down": (step_down.run, ".csv", ()),
    "evidence": (evidence.run, ".json", ()),
    "forecast": (forecast.run, ".csv", ("--until", "2022-03-31")),
    "report": (report.run, ".pdf", ()),
    "regional-return": (regional_return.run, ".csv", ()),
}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with returns to 31 March 2021 in it."""
    address = f"sqlite:///{tmp_path_factory.mktemp('refused')}/a.sqlite3"
    store = open_store(address)
    import_batch(
        store, read_paths([COUNCIL_A], TODAY), actor=LOCAL_OWNER, now_utc=datetime.now(UTC)
    )
    store.engine.dispose()
    return address


@pytest.fixture(scope="module")
def data(url: str) -> CouncilData:
    return council_data(open_store(url), scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))


@pytest.mark.parametrize("name", KINDS)
def test_a_day_beyond_today_and_the_data_is_refused(name: str, url: str, tmp_path: Path) -> None:
    run, kind, texts = KINDS[name]
    out = tmp_path / f"out{kind}"
    texts = ("--until", "2090-03-31") if name == "forecast" else texts
    with pytest.raises(UserError) as refused:
        run(["--as-of", FAR, *texts, "--out", str(out), "--database", url])
    error = refused.value
    assert error.where == "--as-of" and error.found.startswith(FAR)
    assert "31 March 2021" in error.found and error.wanted.startswith("a day up to ")
    assert not out.exists()


def test_it_ends_with_the_exit_code_of_every_refusal(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "x.csv")
    assert main(["step-down", "--as-of", FAR, "--out", out, "--database", url]) == 2
    assert "--as-of: 2090-01-01" in capsys.readouterr().err


@pytest.mark.parametrize("days", [0, -1, -4000])
def test_today_and_any_day_before_is_none_of_its_business(data: CouncilData, days: int) -> None:
    today = date(2026, 11, 30)
    limits.require_known(data, today + timedelta(days=days), today)


def test_the_datas_own_day_is_allowed_where_the_clock_is_behind_it(data: CouncilData) -> None:
    limits.require_known(data, date(2021, 3, 31), date(2020, 1, 1))
    with pytest.raises(UserError, match="a day up to 2021-03-31"):
        limits.require_known(data, date(2021, 4, 1), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("until", "refused"),
    [("2021-04-30", False), ("2026-03-31", False), ("2026-04-01", True), (FAR, True)],
)
def test_a_forecast_looks_no_further_than_the_screens(until: str, refused: bool) -> None:
    days = (date(2021, 3, 31), date.fromisoformat(until))
    if not refused:
        limits.require_horizon("--until", *days)
        return
    with pytest.raises(UserError, match="more than 5 years after 2021-03-31") as exception_info:
        limits.require_horizon("--until", *days)
    assert exception_info.value.wanted == "a day up to 2026-03-31"


def test_the_horizon_is_that_of_the_forecast_page() -> None:
    from pages.parts.forecast.inputs import HORIZONS

    assert max(HORIZONS) == limits.HORIZON_MONTHS


def test_the_forecast_command_refuses_it_before_the_work(url: str, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    with pytest.raises(UserError, match="--until"):
        forecast.run(
            [
                "--as-of",
                "2021-03-31",
                "--until",
                FAR,
                "--out",
                str(out),
                "--database",
                "nothing://is opened",
            ]
        )


def test_so_is_the_day_of_a_move(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="--move-on"):
        step_down.run(
            [
                "--as-of",
                "2021-03-31",
                "--move-on",
                FAR,
                "--out",
                str(tmp_path / "x.csv"),
                "--database",
                "nothing://is opened",
            ]
        )


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("wrong", ["e.txt", "e", "e.csv.gz", "nowhere/e{kind}", "folder{kind}"])
def test_a_file_that_cannot_be_is_refused_before_anything_is_opened(
    name: str, wrong: str, tmp_path: Path
) -> None:
    run, kind, texts = KINDS[name]
    (tmp_path / f"folder{kind}").mkdir()
    out = tmp_path / wrong.format(kind=kind)
    with pytest.raises(UserError) as refused:
        run(
            [
                "--as-of",
                "2021-03-31",
                *texts,
                "--out",
                str(out),
                "--database",
                "nothing://is opened",
            ]
        )
    assert refused.value.where == "--out" and "Nothing was written" in refused.value.what_to_do


@pytest.mark.parametrize("name", KINDS)
def test_endings_in_capitals_are_the_same(name: str, tmp_path: Path) -> None:
    kind = KINDS[name][1]
    limits.require_file("--out", tmp_path / f"OUT{kind.upper()}", (kind,))


def test_so_is_the_list_of_problems_of_an_import(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="--problems"):
        import_files.run(
            [
                str(COUNCIL_A),
                "--problems",
                str(tmp_path / "p.txt"),
                "--database",
                "nothing://is opened",
            ]
        )
