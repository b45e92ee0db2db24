"""A second rating by somebody who has not seen the first, and afterwards where the two differ."""

import streamlit as st

from models.recording.entry import Entry
from models.recording.profile import RatingDifference, RecordedProfile
from pages.parts.child import words
from pages.parts.forms.about_child import AboutChild
from pages.parts.shell.failing import end_page
from pages.parts.words import items, values, writing


def first_or_stop(about: AboutChild, number: int) -> RecordedProfile:
    """The profile to rate again; where somebody did already, the differences, and no form."""
    first = next((profile for profile in about.record.profiles if profile.number == number), None)
    if first is None or first.content is None:
        st.info(words.PROFILE_WITHDRAWN)
        end_page()
    differ = about.record.differences(first)
    if differ is not None:
        second = about.record.second_of(first)
        differences(first, second or first.content, differ)
        end_page()
    st.info(words.RATE_WITHOUT_LOOKING)
    return first.content


def compare() -> None:
    """Once it is recorded: the page again, which then shows where the two differ."""
    st.rerun()


def differences(
    first: Entry[RecordedProfile], second: RecordedProfile, differ: tuple[RatingDifference, ...]
) -> None:
    """Each item on which the two differ, with what each wrote; or that there is none."""
    on = writing.a_date(first.on)
    if not differ:
        st.success(words.rated_alike(on))
        return
    st.markdown(writing.plain(words.rated_apart(on, writing.count_of(len(differ), "item"))))
    for rating_difference in differ:
        with st.container(border=True, key=f"card-differ-{rating_difference.item.value}"):
            st.markdown(
                f"**{writing.plain(items.title(rating_difference.item))}**{_apart(rating_difference)}"
            )
            container, right = st.columns(2, gap="medium")
            for column, name, level, why in (
                (
                    container,
                    first.content.assessed_by if first.content else "",
                    rating_difference.first,
                    rating_difference.first_evidence,
                ),
                (
                    right,
                    second.assessed_by,
                    rating_difference.second,
                    rating_difference.second_evidence,
                ),
            ):
                column.caption(writing.plain(name))
                column.text(
                    "\n".join(filter(None, (values.level(rating_difference.item, level), why)))
                )


def _apart(rating_difference: RatingDifference) -> str:
    if rating_difference.apart is None:
        return words.ONE_DOES_NOT_KNOW
    return f" · {writing.count_of(rating_difference.apart, 'level')} apart"
