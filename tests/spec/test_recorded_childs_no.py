"""The child's no: it stops the suggestion, is looked at again within 12 weeks, and is the child's
to take back, place by place.

| said | then said | stop today |
|---|---|---|
| no to home | | home |
| no to home | no to a foster family | home and a foster family |
| no to home and a foster family | open to home | a foster family |
| no to home | other words | home |
"""

from datetime import date, timedelta

import pandas as pd
import pytest

from data.reference.needs import load_scheme
from models.labels import BarrierKind, Readiness
from models.readiness.on_record import childs_no_at
from models.readiness.situations import SituationIndex
from models.readiness.stops import CHILD_SAYS_NO
from models.settings import Setting
from tests.make.children import AS_OF, a_child, council_data, rows
from tests.make.needs import IN_12_WEEKS, a_profile, verdict_for

HOME, FOSTER = Setting.HOME, Setting.FOSTER_IN_HOUSE
DAY_1, DAY_2 = AS_OF - timedelta(days=30), AS_OF - timedelta(days=10)


def wish(  # type: ignore[no-untyped-def]
    number: int,
    on: date,
    no: str = "",
    open_to: str = "",
    look_again: date | None = None,
    offered: bool | None = None,
):
    return {
        "child": "k1",
        "number": number,
        "on": on,
        "words": "my words",
        "heard_by": "A. Worker",
        "no_to": no,
        "open_to": open_to,
        "look_again": look_again,
        "advocate_offered": offered,
    }


def stops(*wishes: dict[str, object], as_of: date = AS_OF):  # type: ignore[no-untyped-def]
    return childs_no_at(rows("wishes", *wishes), as_of)


def places(*wishes: dict[str, object], as_of: date = AS_OF) -> set[Setting]:
    return {place for one in stops(*wishes, as_of=as_of) for place in one.destinations or ()}


@pytest.mark.parametrize(
    ("first", "second", "stopped"),
    [
        (("home", ""), None, {HOME}),
        (("home", ""), ("foster_in_house", ""), {HOME, FOSTER}),
        (("home|foster_in_house", ""), ("", "home"), {FOSTER}),
        (("home", ""), ("", ""), {HOME}),
        (("home", ""), ("", "home"), set()),
    ],
)
def test_the_table_above(first, second, stopped: set[Setting]) -> None:  # type: ignore[no-untyped-def]
    said = [wish(1, DAY_1, *first), *([wish(2, DAY_2, *second)] if second else [])]
    assert places(*said) == stopped
    assert places(*reversed(said)) == stopped, "the order of the rows never matters"


def test_it_is_a_stop_with_the_childs_words_as_evidence() -> None:
    (one,) = stops(wish(1, DAY_1, "home"))
    assert (one.name, one.kind, one.recorded) == (CHILD_SAYS_NO, BarrierKind.STOP, True)
    assert one.evidence == "my words" and "my words" not in one.words


@pytest.mark.parametrize(("asked_for", "weeks"), [(None, 12), (4, 4), (40, 12)])
def test_it_is_looked_at_again_within_12_weeks_of_being_heard(
    asked_for: int | None, weeks: int
) -> None:
    again = DAY_1 + timedelta(weeks=asked_for) if asked_for else None
    (one,) = stops(wish(1, DAY_1, "home", look_again=again))
    assert one.look_again == DAY_1 + timedelta(weeks=weeks)


def test_a_no_that_is_said_later_was_not_known() -> None:
    assert places(wish(1, DAY_2, "home"), as_of=DAY_1) == set()
    taken_back = (wish(1, DAY_1, "home"), wish(2, DAY_2, "", "home"))
    assert places(*taken_back, as_of=DAY_1) == {HOME}


def test_only_the_places_named_are_ruled_out_and_the_conversation_goes_on() -> None:
    profile = a_profile()
    data = council_data(wishes=rows("wishes", wish(1, DAY_1, "home")))
    child_situation = SituationIndex(data, AS_OF).situation_of(a_child(), IN_12_WEEKS)
    from dataclasses import replace

    situation = replace(child_situation, profile=profile)
    home = verdict_for(situation, load_scheme(), HOME)
    assert home.readiness is Readiness.RULED_OUT
    assert any("not the conversation" in reason.words for reason in home.reasons)
    assert verdict_for(situation, load_scheme(), FOSTER).readiness is not Readiness.RULED_OUT


@pytest.mark.parametrize(
    ("offered", "words"),
    [
        (True, "and an advocate was offered"),
        (False, "no advocate is on record as offered, so ask whether the child wants one"),
    ],
)
def test_an_advocate_was_offered_only_where_somebody_recorded_it(offered: bool, words: str) -> None:
    data = council_data(wishes=rows("wishes", wish(1, DAY_1, "home", offered=offered)))
    situation = SituationIndex(data, AS_OF).situation_of(a_child(), IN_12_WEEKS)
    texts = [reason.words for reason in verdict_for(situation, load_scheme(), HOME).reasons]
    assert any(words in name for name in texts)
    assert any("was offered" in name for name in texts) is offered


def test_no_wish_is_no_stop() -> None:
    assert childs_no_at(pd.DataFrame(rows("wishes")), AS_OF) == ()
