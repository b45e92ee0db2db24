"""The list that screens keep: after each entry the same as if it were worked out from nothing."""

from datetime import timedelta

import streamlit as st

from data.store.read import council_data
from models.access import LOCAL_OWNER, Permission, scope_for
from models.recording.subject import blocker_of, profile_of, wishes_of
from models.settings import Setting
from models.shortlist.corrected import apply_corrections
from models.shortlist.options import Shortlist
from pages.parts import cache
from services.shortlist import build_shortlist, shortlist_for
from tests.make.record_contents import TODAY, a_blocker_entry, a_profile_entry, a_wish_entry
from tests.pages.on_store import Desk


def from_nothing(desk: Desk) -> Shortlist:
    data = council_data(desk.store, scope_for(LOCAL_OWNER, Permission.READ_CHILDREN))
    assert data.data_date is not None
    today = desk.clock.now().date()
    shortlist = build_shortlist(
        data, None, as_of=data.data_date, move_on=None, year=None, told_to=today
    )
    return apply_corrections(shortlist, data, today)


def test_after_every_entry_the_list_is_as_if_worked_out_anew(desk: Desk) -> None:
    st.cache_resource.clear()
    cache.use(desk.clock)
    first, second = desk.children
    long_ago = TODAY - timedelta(days=400)  # before the data's date
    for about, content in (
        (profile_of(first), a_profile_entry()),
        (wishes_of(second), a_wish_entry(Setting.HOME)),
        (profile_of(second), a_profile_entry(on=long_ago)),
        (blocker_of(first, "health_funding"), a_blocker_entry()),
        (blocker_of(first, "health_funding"), a_blocker_entry(cleared=TODAY, evidence="letter")),
    ):
        desk.has(about, content)
        assert shortlist_for(cache.council_of(LOCAL_OWNER)) == from_nothing(desk)
    desk.later(days=1)
    assert shortlist_for(cache.council_of(LOCAL_OWNER)) == from_nothing(desk)
