"""What is kept, by what, and for whom (services/kept.py)."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from data.store.read import Versions
from data.store.schema.active_store import ActiveStores
from models.access import LOCAL_OWNER, RIGHTS, Permission, Role
from services.kept import DataVersion, Keeper, Recipe, kept_by
from services.open_council import Look, OpenCouncil

MOMENT = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


@dataclass
class Counted:
    """A council without a store, whose versions a test sets, and what was worked out of it."""

    council: OpenCouncil
    asked: list[object]

    def recipe(self, rests_on: DataVersion, limit: int = 8, doing: str = "") -> Recipe:
        @kept_by(rests_on, limit=limit, doing=doing)
        def answer(council: OpenCouncil, *args: object, say: object = None) -> int:
            self.asked.append(args)
            return len(self.asked)

        return answer

    def at(self, **changes: str) -> OpenCouncil:
        """The same council when another version of the data is stored."""
        versions = replace(self.council.versions, **changes)
        return replace(self.council, look=Look(versions))


@pytest.fixture
def counted() -> Counted:
    look = Look(Versions(all="a1", files="f1", rules="r1"))
    stores = ActiveStores(None, None)  # type: ignore[arg-type]
    council = OpenCouncil(stores, None, LOCAL_OWNER, MOMENT, look=look)  # type: ignore[arg-type]
    return Counted(council, [])


def test_an_answer_is_worked_out_once_a_question(counted: Counted) -> None:
    recipe = counted.recipe(DataVersion.FILES)
    assert [recipe(counted.council, key) for key in ("k1", "k2", "k1")] == [1, 2, 1]


@pytest.mark.parametrize(
    ("rests_on", "changes"),
    [(DataVersion.FILES, "files"), (DataVersion.RULES, "rules"), (DataVersion.ALL, "all")],
)
def test_an_answer_lives_as_long_as_its_own_version(
    counted: Counted, rests_on: DataVersion, changes: str
) -> None:
    recipe = counted.recipe(rests_on)
    assert recipe(counted.council) == 1
    others = {"files", "rules", "all"} - {changes}
    assert recipe(counted.at(**dict.fromkeys(others, "other"))) == 1
    assert recipe(counted.at(**{changes: "other"})) == 2


def test_what_people_recorded_counts_anew_each_day_and_files_do_not(counted: Counted) -> None:
    tomorrow = replace(counted.council, now=MOMENT + timedelta(days=1))
    by_files, by_rules = counted.recipe(DataVersion.FILES), counted.recipe(DataVersion.RULES)
    assert by_files(counted.council) == by_files(tomorrow)
    assert by_rules(counted.council) != by_rules(tomorrow)


def test_who_sees_something_else_gets_another_answer(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe, council = counted.recipe(DataVersion.FILES), counted.council
    of_west = replace(LOCAL_OWNER, councils=frozenset({"West"}))
    assert recipe(council) == 1
    assert recipe(replace(council, actor=of_west)) == 2
    monkeypatch.setitem(RIGHTS, Role.LOCAL_OWNER, frozenset(Permission) - {Permission.READ_COSTS})
    assert recipe(council) == 3, "the same person, who may not see costs any more"


def test_the_answer_longest_not_asked_for_gives_way(counted: Counted) -> None:
    recipe, council = counted.recipe(DataVersion.FILES, limit=2), counted.council
    for key in ("k1", "k2", "k1", "k3", "k1", "k2"):
        recipe(council, key)
    assert counted.asked == [("k1",), ("k2",), ("k3",), ("k2",)]


def test_two_who_ask_at_once_wait_for_one_answer(counted: Counted) -> None:
    both = Barrier(2)

    def waiting(_doing: str):
        both.wait(10)  # nobody has the answer before both have asked
        return nullcontext()

    council = replace(counted.council, keeper=Keeper(waiting))
    recipe = counted.recipe(DataVersion.FILES, doing="Working it out …")
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: recipe(council), range(2))) == [1, 1]


def test_what_failed_is_not_kept(counted: Counted) -> None:
    tries: list[int] = []

    @kept_by(DataVersion.ALL)
    def fails_once(council: OpenCouncil) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError("once")
        return "well"

    with pytest.raises(ValueError, match="once"):
        fails_once(counted.council)
    assert fails_once(counted.council) == "well"


def test_to_whom_progress_is_said_makes_no_other_answer(counted: Counted) -> None:
    recipe = counted.recipe(DataVersion.FILES)
    assert recipe(counted.council, say=print) == recipe(counted.council, say=len) == 1
