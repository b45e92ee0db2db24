"""What a saying, a profile's views and an incident need before they can be recorded."""

from dataclasses import replace

import pytest

from models.audience import Audience
from models.recording.codec import from_json
from models.recording.complete import Round, missing_of, needed_in
from models.recording.event import RecordedIncident
from models.recording.profile import RecordedProfile
from models.recording.voice import View, Wish
from tests.make.record_contents import TODAY, a_profile_entry, a_wish_entry

ROUND = Round(TODAY)


def missing(content: object) -> list[tuple[str, str]]:
    return [
        (missing_field.field, missing_field.words) for missing_field in missing_of(content, ROUND)
    ]  # type: ignore[arg-type]


def test_somebody_asks_the_child_who_may_be_shown_their_words() -> None:
    question = "ask the child who may be shown these words"
    assert missing(a_wish_entry(shown_to=None)) == [("shown_to", question)]
    for answer in Audience:
        assert missing(a_wish_entry(shown_to=answer)) == []
    assert "shown_to" in needed_in(a_wish_entry(), ROUND)


def test_of_all_views_in_a_profile_it_is_asked_once() -> None:
    rated = a_profile_entry()
    views = tuple(
        replace(item_rating, child_view="I like it here.") for item_rating in rated.ratings[:3]
    )
    profile = replace(rated, ratings=(*views, *rated.ratings[3:]))
    question = "ask the child who may be shown what they said"
    assert missing(profile) == [("views_shown_to", question)]
    marked = tuple(replace(view, view_shown_to=Audience.FAMILY) for view in views)
    assert missing(replace(profile, ratings=(*marked, *rated.ratings[3:]))) == []
    assert missing(rated) == [], "nothing was said, so nobody has to be asked"


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({}, []),
        ({"serious": None}, ["serious"]),
        ({"words": " "}, ["words"]),
        ({"serious": None, "words": ""}, ["serious", "words"]),
        ({"serious": False}, []),
    ],
)
def test_an_incident_asks_whether_it_was_serious_and_what_happened(
    given: dict[str, object], fields: list[str]
) -> None:
    recorded_incident = RecordedIncident(TODAY, "hurt by another child", True, "a scratch")
    assert [field for field, _ in missing(replace(recorded_incident, **given))] == fields  # type: ignore[arg-type]


def test_what_was_recorded_before_it_was_asked_stays_readable_and_is_the_panel_s() -> None:
    wish = from_json(Wish, {"words": "near nan", "heard_by": "A. Worker"})
    assert wish.shown_to is None
    view = from_json(View, {"of": "parents", "who": "mum", "words": "home"})
    assert view.shown_to is Audience.PANEL
    rating = {"item": "education", "level": 1, "evidence": "", "child_view": "ok"}
    profile = from_json(RecordedProfile, {"ratings": [rating]})
    assert profile.ratings[0].view_shown_to is None
    incident = from_json(RecordedIncident, {"kind": "missing"})
    assert incident.serious is None and incident.words == ""
