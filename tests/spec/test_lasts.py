"""What "lasts" means (FORMATS section 7): one move a test, told as a council's returns would."""

from datetime import date
from typing import Any

import pytest

from models.children.records import Ending, LegalStatus
from models.journeys.history.council import study_history
from models.journeys.history.kinds import SETTINGS
from models.journeys.history.moves import list_moves
from tests.make.children import a_council, a_return, an_episode

KNOWN_ON = date(2026, 3, 31)
RETURNS = [a_return(year) for year in (2024, 2025, 2026)]
ONE_LONG_RETURN = a_return(2026) | {"covers_from": "2023-04-01"}
SAID = 2026  # the newest return tells of everything, as it may of what it carries


def in_a_home(until: str = "2024-06-03") -> dict[str, object]:
    return an_episode("2023-06-01", until, said_by=SAID, rne="S")


def then(
    starts: str, ends: str | None = None, setting: str = "foster_in_house", **told: Any
) -> dict[str, object]:
    return an_episode(starts, ends, said_by=SAID, setting=setting, **told)


def outcome(*episodes: dict[str, object], born: str = "2011-05-01") -> Any:
    """The one move in a child's history, as known on 31 March 2026."""
    first = an_episode("2023-05-01", "2023-06-01", said_by=SAID, rne="S", setting="foster_in_house")
    data = a_council([first, *episodes], [ONE_LONG_RETURN], born=born)
    frame = list_moves(study_history(data, KNOWN_ON))
    assert len(frame) == 1
    return frame.iloc[0]


LASTED, EARLY, WAITING, LOST = "lasted", "ended early", "not yet known", "lost from sight"


def test_a_year_in_the_same_foster_family_lasts() -> None:
    found = outcome(in_a_home(), then("2024-06-03"))
    assert (found["outcome"], found["observed_days"], found["same_family"]) == (LASTED, 365, True)


def test_another_foster_family_still_lasts_but_isnt_the_same_family() -> None:
    found = outcome(in_a_home(), then("2024-06-03", "2024-09-02"), then("2024-09-02"))
    assert (found["outcome"], found["same_family"]) == (LASTED, False)


@pytest.mark.parametrize(
    "setting", ["childrens_home_independent", "secure", "residential_school", "custody"]
)
def test_residential_care_or_custody_within_365_days_ends_it_early(setting: str) -> None:
    found = outcome(
        in_a_home(), then("2024-06-03", "2025-06-03"), then("2025-06-03", setting=setting)
    )
    assert (found["outcome"], found["observed_days"]) == (EARLY, 365)


def test_on_day_366_it_has_lasted() -> None:
    found = outcome(
        in_a_home(), then("2024-06-03", "2025-06-04"), then("2025-06-04", setting="secure")
    )
    assert found["outcome"] == LASTED


def test_a_later_return_to_residential_care_after_leaving_care_counts_too() -> None:
    found = outcome(
        in_a_home(),
        then("2024-06-03", "2024-08-01", ending=Ending.HOME_UNPLANNED.value),
        then("2024-12-02", setting="childrens_home_independent", rne="S"),
    )
    assert (found["outcome"], found["observed_days"]) == (EARLY, 182)


@pytest.mark.parametrize(("back", "word"), [("2024-10-01", EARLY), ("2024-09-30", LASTED)])
def test_health_ends_it_early_only_after_more_than_28_days(back: str, word: str) -> None:
    found = outcome(
        in_a_home(),
        then("2024-06-03", "2024-09-02"),
        then("2024-09-02", back, setting="health"),
        then(back),
    )
    assert found["outcome"] == word


def test_a_stay_in_health_that_goes_on_is_waited_for() -> None:
    found = outcome(
        in_a_home("2025-06-02"),
        then("2025-06-02", "2026-03-20"),
        then("2026-03-20", setting="health"),
    )
    assert (found["outcome"], found["observed_days"]) == (WAITING, 291)


def test_leaving_care_for_custody_ends_it_early_but_the_end_of_a_remand_doesnt() -> None:
    for order, word in ((LegalStatus.FULL_CARE_ORDER, EARLY), (LegalStatus.REMAND, LASTED)):
        found = outcome(
            in_a_home(),
            then("2024-06-03", "2024-09-02", ending=Ending.CUSTODY.value, order=order),
        )
        assert found["outcome"] == word


def test_from_a_placement_with_parents_any_other_placement_is_coming_back() -> None:
    found = outcome(in_a_home(), then("2024-06-03", "2024-09-02", "home"), then("2024-09-02"))
    assert (found["outcome"], found["observed_days"]) == (EARLY, 91)
    again = outcome(
        in_a_home(), then("2024-06-03", "2024-09-02", "home"), then("2024-09-02", setting="home")
    )
    assert again["outcome"] == LASTED


@pytest.mark.parametrize("ending", [Ending.HOME_PLANNED, Ending.HOME_NO_RESPONSIBILITY])
def test_from_a_planned_return_any_new_period_of_care_is_coming_back(ending: Ending) -> None:
    left = an_episode("2023-06-01", "2024-06-03", said_by=SAID, ending=ending.value)
    assert outcome(left)["outcome"] == LASTED
    back = outcome(left, then("2024-11-04", rne="S"))
    assert (back["outcome"], back["observed_days"], back["left_care"]) == (EARLY, 154, True)
    assert SETTINGS[back["setting"]].value == "home"


def test_an_unplanned_return_home_is_never_a_step_down() -> None:
    first = an_episode(
        "2023-06-01", "2024-06-03", said_by=SAID, rne="S", ending=Ending.HOME_UNPLANNED.value
    )
    data = a_council([first], [ONE_LONG_RETURN])
    assert list_moves(study_history(data, KNOWN_ON)).empty


@pytest.mark.parametrize(
    "ending", [Ending.DIED, Ending.TRANSFERRED, Ending.OTHER, Ending.ABROAD, Ending.UNKNOWN]
)
def test_death_another_authority_and_the_like_lose_it_from_sight(ending: Ending) -> None:
    found = outcome(in_a_home(), then("2024-06-03", "2024-09-02", ending=ending.value))
    assert (found["outcome"], found["observed_days"]) == (LOST, 91)
    assert found["same_family"] is not True


def test_adoption_or_a_permanence_order_lasts() -> None:
    for ending in (Ending.ADOPTED, Ending.PERMANENCE_ORDER):
        found = outcome(in_a_home(), then("2024-06-03", "2024-09-02", ending=ending.value))
        assert found["outcome"] == LASTED


@pytest.mark.parametrize(("moved", "word"), [("2025-04-01", WAITING), ("2025-03-31", LASTED)])
def test_younger_than_365_days_is_not_yet_known(moved: str, word: str) -> None:
    assert outcome(in_a_home(moved), then(moved))["outcome"] == word


def test_until_18_is_long_enough() -> None:
    found = outcome(in_a_home(), then("2024-06-03"), born="2006-09-01")
    assert (found["outcome"], found["observed_days"], found["days_to_18"]) == (LASTED, 90, 90)
    back = then("2024-09-02", setting="secure")
    after = outcome(in_a_home(), then("2024-06-03", "2024-09-02"), back, born="2006-09-01")
    assert after["outcome"] == LASTED


def test_a_move_before_the_first_return_isnt_counted() -> None:
    episodes = [in_a_home(), then("2024-06-03")]
    assert len(list_moves(study_history(a_council(episodes, [ONE_LONG_RETURN]), KNOWN_ON))) == 1
    assert list_moves(study_history(a_council(episodes, [a_return(2026)]), KNOWN_ON)).empty


def test_only_what_was_known_then_is_used() -> None:
    episodes = [
        an_episode("2023-06-01", "2024-06-03", said_by=2025, rne="S"),
        an_episode("2024-06-03", said_by=2025, setting="foster_in_house"),
        an_episode("2024-06-03", "2025-05-01", said_by=2026, setting="foster_in_house"),
        an_episode("2025-05-01", said_by=2026),
    ]
    data = a_council(episodes, RETURNS)
    assert list_moves(study_history(data, date(2025, 12, 31)))["outcome"].tolist() == [WAITING]
    assert list_moves(study_history(data, KNOWN_ON))["outcome"].tolist() == [EARLY]


def test_the_year_is_over_when_all_of_it_is_known_whatever_came_of_the_move() -> None:
    back = then("2025-09-01", setting="childrens_home_independent")
    recent = outcome(in_a_home("2025-06-02"), then("2025-06-02", "2025-09-01"), back)
    assert (recent["outcome"], bool(recent["year_over"])) == (EARLY, False)
    first = outcome(
        in_a_home(),
        then("2024-06-03", "2024-09-02"),
        then("2024-09-02", setting="childrens_home_independent"),
    )
    assert (first["outcome"], bool(first["year_over"])) == (EARLY, True)
    assert bool(outcome(in_a_home(), then("2024-06-03"))["year_over"])
    assert not bool(outcome(in_a_home("2025-06-02"), then("2025-06-02"))["year_over"])
