"""A second rating by somebody who has not seen the first, and afterwards where the two differ."""

from __future__ import annotations

import streamlit as st

from models.recording.kept import Kept
from models.recording.profile import Difference, RecordedProfile
from pages.parts import items, values, words
from pages.parts.about_child import AboutChild
from pages.parts.failing import end_page


def first_or_stop(found: AboutChild, number: int) -> RecordedProfile:
    """The profile to rate again; where somebody did already, the differences, and no form."""
    first = next((one for one in found.record.profiles if one.number == number), None)
    if first is None or first.content is None:
        st.info("No such needs profile stands. It may have been taken back.")
        end_page()
    differ = found.record.differences(first)
    if differ is not None:
        second = found.record.second_of(first)
        differences(first, second or first.content, differ)
        end_page()
    st.info(
        "Rate without looking at the first rating: it is not shown here. Afterwards you both see "
        "where you differ; the level that asks more of a carer counts until you have talked."
    )
    return first.content


def compare() -> None:
    """Once it is recorded: the page again, which then shows where the two differ."""
    st.rerun()


def differences(
    first: Kept[RecordedProfile], second: RecordedProfile, differ: tuple[Difference, ...]
) -> None:
    """Each item on which the two differ, with what each wrote; or that there is none."""
    on = words.a_date(first.on)
    if not differ:
        st.success(f"Two people rated {on} alike.")
        return
    st.markdown(words.plain(
        f"Two people rated {on} and differ on {words.count(len(differ), 'item')}. "
        "Talk it through; until then the level that asks more of a carer counts."))  # fmt: skip
    for one in differ:
        with st.container(border=True, key=f"card-differ-{one.item.value}"):
            st.markdown(f"**{words.plain(items.title(one.item))}**{_apart(one)}")
            left, right = st.columns(2, gap="medium")
            for column, name, level, why in (
                (left, first.content.assessed_by if first.content else "", one.first,
                 one.first_evidence),
                (right, second.assessed_by, one.second, one.second_evidence),
            ):  # fmt: skip
                column.caption(words.plain(name))
                column.text("\n".join(filter(None, (values.level(one.item, level), why))))


def _apart(one: Difference) -> str:
    if one.apart is None:
        return " · one of you does not know"
    return f" · {words.count(one.apart, 'level')} apart"
