"""Two who rate blind: what both rated is compared; "not known" against a level is a difference.

| first | second | difference |
|---|---|---|
| 2 | 2 | none |
| 2 | 3 | one level apart |
| 2 | not known | yes, and no distance |
| not known | not known | none |
| 2 | not asked | none |
"""

import pytest

from models.needs.scheme import Need
from models.recording.complete import Round, missing_of
from models.recording.profile import ItemRating, RecordedProfile, list_rating_differences
from tests.make.record_contents import TODAY, a_profile_entry

HARM, SCHOOL = Need.SELF_HARM, Need.EDUCATION


def rated(*levels: tuple[Need, int | None]) -> RecordedProfile:
    return RecordedProfile(TODAY, "x", tuple(ItemRating(need, level) for need, level in levels))


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [(2, 2, ()), (2, 3, (1,)), (4, 1, (3,)), (2, None, (None,)), (None, 2, (None,)),
     (None, None, ())],
)  # fmt: skip
def test_the_table_above(first: int | None, second: int | None, apart: tuple[int | None]) -> None:
    rating_differences = list_rating_differences(rated((HARM, first)), rated((HARM, second)))
    assert tuple(rating_difference.apart for rating_difference in rating_differences) == apart
    assert len(list_rating_differences(rated((HARM, second)), rated((HARM, first)))) == len(
        rating_differences
    )


def test_an_item_that_one_was_not_asked_about_is_no_difference() -> None:
    assert list_rating_differences(rated((HARM, 2)), rated((SCHOOL, 3))) == ()


def test_differences_come_in_the_schemes_order() -> None:
    first, second = rated((SCHOOL, 1), (HARM, 1)), rated((SCHOOL, 2), (HARM, 2))
    assert [
        rating_difference.item for rating_difference in list_rating_differences(first, second)
    ] == [
        HARM,
        SCHOOL,
    ]


@pytest.mark.parametrize(
    ("profile", "fields"),
    [
        (RecordedProfile(), ["assessed_on", "assessed_by", "ratings"]),
        (rated((HARM, 5)), ["ratings.self_harm"]),
        (rated((HARM, 1), (HARM, 2)), ["ratings.self_harm"]),
        (rated((HARM, None)), []),
        (a_profile_entry(pride_in_identity=4), ["ratings.pride_in_identity"]),
    ],
)
def test_what_is_missing_of_a_profile(profile: RecordedProfile, fields: list[str]) -> None:
    assert [missing_field.field for missing_field in missing_of(profile, Round(TODAY))] == fields
