"""What people record: added, corrected, withdrawn; a conflict loses nothing; drafts are theirs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from data.store.check import check_store
from data.store.read import (
    council_data,
    data_version,
    data_versions,
    file_data,
    files_version,
    record_frames,
)
from data.store.record.drafts import (
    DraftConflict,
    discard_draft,
    draft_of,
    drafts_of,
    others_at_work,
    save_draft,
)
from data.store.record.facts import new_key, record_fact, withdraw_entry
from data.store.record.read import child_record, entry_history
from data.store.schema.engine import Store, open_store, reading
from data.store.schema.tables import audit, recorded
from models.access import LOCAL_OWNER, Actor, Permission, Role, scope_for
from models.children.records import LegalStatus
from models.labels import BarrierKind
from models.problems import NotAllowed, UserError
from models.readiness.situations import SituationIndex
from models.recording.begun_papers import FamilyText, HomeSearchBegun
from models.recording.complete import NotComplete
from models.recording.entry import Conflict
from models.recording.event import RecordedIncident, SupportNotCare
from models.recording.join import with_recorded
from models.recording.subject import (
    blocker_of,
    correction_of,
    family_profile_of,
    home_search_of,
    incidents_of,
    legal_status_of,
    profile_of,
    second_rating_of,
    support_not_care_of,
    views_of,
    wishes_of,
    words_weighed_of,
)
from models.recording.voice import View, ViewHolder
from models.recording.weighed import LegalStatusSaid, WordsWeighed, mark_of
from models.settings import DESTINATIONS, Setting
from tests.make.children import a_child
from tests.make.record_contents import (
    ALEX,
    NOW,
    SAM,
    TODAY,
    a_blocker_entry,
    a_profile_entry,
    a_wish_entry,
    children_in,
)

READ = scope_for(LOCAL_OWNER, Permission.READ_CHILDREN)
LATER = NOW + timedelta(minutes=11)


def counts(store: Store) -> tuple[int, int, int]:
    """Entries, audit rows, and the number of changes."""
    with reading(store) as connection:
        numbers = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (recorded, audit)
        ]
    return numbers[0], numbers[1], int(data_version(store).rsplit("-", 1)[1])


def put(store: Store, about, content, seen: int = 0, actor: Actor = SAM, **given):
    return record_fact(
        store,
        actor=actor,
        about=about,
        content=content,
        expected_version=seen,
        now_utc=given.pop("now", NOW),
        **given,
    )


def test_each_kind_is_recorded_once_with_one_audit_row_and_one_change(store: Store) -> None:
    (key,) = children_in(store, 1)
    for about, content in (
        (profile_of(key), a_profile_entry()),
        (second_rating_of(key), a_profile_entry(by="B. Other", self_harm=3, on=None)),
        (blocker_of(key, "health_funding"), a_blocker_entry()),
        (wishes_of(key), a_wish_entry()),
        (views_of(key), View(ViewHolder.PARENTS, "mum", "I want him home.", TODAY)),
        (incidents_of(key), RecordedIncident(TODAY, "missing overnight", True, "back by 7")),
        (support_not_care_of(key), SupportNotCare("has lived alone", "A. Worker", TODAY)),
        (words_weighed_of(key), WordsWeighed((mark_of("a"),), (Setting.HOME,), "moved", TODAY)),
        (legal_status_of(key), LegalStatusSaid(LegalStatus.SECTION_20, TODAY, "the order", TODAY)),
    ):
        if about == second_rating_of(key):
            content = replace(content, second_of=1, assessed_on=TODAY)
        before = counts(store)
        kept = put(store, about, content)
        assert kept.number == 1 and kept.by == "sam"
        assert counts(store) == tuple(number + 1 for number in before)
    assert check_store(store, LOCAL_OWNER).findings == ()


def test_what_was_recorded_reads_back_word_for_word(store: Store) -> None:
    (key,) = children_in(store, 1)
    wish = a_wish_entry(Setting.HOME, words="Ça va, “nan” – O'Neil; x\n=1+1")
    put(store, wishes_of(key), wish)
    record = child_record(store, READ, key)
    assert record is not None and record.wishes[0].content == wish


def test_a_late_comer_is_told_by_whom_and_when_and_keeps_their_words(store: Store) -> None:
    (key,) = children_in(store, 1)
    about = blocker_of(key, "health_funding")
    put(store, about, a_blocker_entry(owner="Theirs"), actor=ALEX)
    recorded_blocker = a_blocker_entry(owner="Mine")
    with pytest.raises(Conflict, match="alex recorded this on 10 March 2026 at 09:30") as caught:
        put(store, about, recorded_blocker)
    conflict = caught.value
    assert conflict.theirs is not None and conflict.theirs.content.owner == "Theirs"
    assert (conflict.yours, conflict.expected, conflict.held) == (recorded_blocker, 0, 1)
    draft = draft_of(store, SAM, about)
    assert draft is not None and draft.content == recorded_blocker
    put(store, about, recorded_blocker, seen=conflict.held)
    assert draft_of(store, SAM, about) is None
    record = child_record(store, READ, key)
    assert record is not None
    assert [entry.content.owner for entry in record.history(about)] == ["Theirs", "Mine"]


def test_the_same_words_again_are_recorded_once(store: Store) -> None:
    """The answer may have been lost on the way: the browser tries again with what it knew."""
    (key,) = children_in(store, 1)
    first = put(store, wishes_of(key), a_wish_entry())
    assert put(store, wishes_of(key), a_wish_entry()) == first
    assert counts(store)[0] == 1


def test_blockers_of_different_things_never_stand_in_each_others_way(store: Store) -> None:
    (key,) = children_in(store, 1)
    put(store, blocker_of(key, "health_funding"), a_blocker_entry())
    name = f"other-{new_key()}"
    put(store, blocker_of(key, name), a_blocker_entry(name), actor=ALEX)
    record = child_record(store, READ, key)
    assert record is not None and len(record.blockers) == 2


def test_what_is_missing_is_said_all_at_once_and_nothing_is_recorded(store: Store) -> None:
    (key,) = children_in(store, 1)
    before = counts(store)
    with pytest.raises(NotComplete) as caught:
        put(
            store,
            blocker_of(key, "out_of_area"),
            a_blocker_entry("out_of_area", owner=" ", due=None),
        )
    assert [missing_field.field for missing_field in caught.value.missing] == ["owner", "due"]
    with pytest.raises(NotComplete, match="still to come"):
        put(store, wishes_of(key), a_wish_entry(heard_on=TODAY + timedelta(days=1)))
    assert counts(store) == before


def test_a_correction_shows_the_old_and_a_withdrawal_brings_it_back(store: Store) -> None:
    (key,) = children_in(store, 1)
    about = wishes_of(key)
    put(store, about, a_wish_entry(words="near nana"))
    put(store, about, a_wish_entry(words="near nan"), seen=1, corrects=1, reason="misheard")
    function = lambda: [w.content.words for w in child_record(store, READ, key).wishes]  # noqa: E731
    assert function() == ["near nan"]
    withdraw_entry(store, actor=SAM, about=about, number=2, expected_version=2, now_utc=NOW)
    assert function() == ["near nana"]
    assert [entry.number for entry in entry_history(store, READ, about)] == [1, 2, 3]
    with pytest.raises(UserError, match="doesn't stand"):
        withdraw_entry(store, actor=SAM, about=about, number=2, expected_version=3, now_utc=NOW)


def test_a_correction_s_draft_has_a_place_of_its_own_and_goes_alone(store: Store) -> None:
    (child,) = children_in(store, 1)
    about = wishes_of(child)
    place = correction_of(about, 1)
    record_fact(
        store, actor=SAM, about=about, content=a_wish_entry(), expected_version=0, now_utc=NOW
    )
    for subject, text in ((about, "another entry"), (place, "a correction")):
        save_draft(
            store,
            actor=SAM,
            about=subject,
            content=a_wish_entry(words=text),
            based_on=1,
            expected_saves=0,
            now_utc=NOW,
        )
    record_fact(
        store,
        actor=ALEX,
        about=about,
        content=a_wish_entry(words="quick"),
        expected_version=1,
        now_utc=NOW,
    )
    right = a_wish_entry(words="right")
    with pytest.raises(Conflict):
        record_fact(
            store,
            actor=SAM,
            about=about,
            content=right,
            expected_version=1,
            now_utc=NOW,
            corrects=1,
            drafted=place,
        )
    kept = {draft.about: draft.content for draft in drafts_of(store, SAM)}
    assert kept == {about: a_wish_entry(words="another entry"), place: right}
    record_fact(
        store,
        actor=SAM,
        about=about,
        content=right,
        expected_version=2,
        now_utc=NOW,
        corrects=1,
        drafted=place,
    )
    assert [draft.about for draft in drafts_of(store, SAM)] == [about]
    with pytest.raises(TypeError, match="something else"):
        record_fact(
            store,
            actor=SAM,
            about=about,
            content=right,
            expected_version=3,
            now_utc=NOW,
            drafted=correction_of(views_of(child), 1),
        )
    with pytest.raises(TypeError):
        record_fact(store, actor=SAM, about=place, content=right, expected_version=0, now_utc=NOW)


def test_a_paper_that_somebody_writes_is_a_draft_and_never_a_record(store: Store) -> None:
    (child,) = children_in(store, 1)
    text = FamilyText("They love football.")
    save_draft(
        store,
        actor=SAM,
        about=family_profile_of(child),
        content=text,
        based_on=0,
        expected_saves=0,
        now_utc=NOW,
    )
    assert [draft.content for draft in drafts_of(store, SAM)] == [text]
    assert [at_work.who for at_work in others_at_work(store, ALEX, child=child)] == ["sam"]
    nobody = Actor("nobody", frozenset())
    with pytest.raises(NotAllowed):
        save_draft(
            store,
            actor=nobody,
            about=family_profile_of(child),
            content=text,
            based_on=0,
            expected_saves=0,
            now_utc=NOW,
        )
    for about, content in (
        (family_profile_of(child), text),
        (home_search_of(child), HomeSearchBegun()),
    ):
        with pytest.raises(TypeError):
            record_fact(
                store, actor=SAM, about=about, content=content, expected_version=0, now_utc=NOW
            )


def test_after_ten_minutes_or_by_somebody_else_a_reason_is_wanted(store: Store) -> None:
    (key,) = children_in(store, 1)
    about = wishes_of(key)
    put(store, about, a_wish_entry())
    for actor, now_utc in ((SAM, LATER), (ALEX, NOW)):
        with pytest.raises(UserError, match="ten minutes"):
            withdraw_entry(
                store, actor=actor, about=about, number=1, expected_version=1, now_utc=now_utc
            )
    withdraw_entry(
        store,
        actor=ALEX,
        about=about,
        number=1,
        expected_version=1,
        now_utc=LATER,
        reason="the wrong child",
    )
    record = child_record(store, READ, key)
    assert (
        record is not None
        and record.wishes == ()
        and record.entries[-1].reason == "the wrong child"
    )


def test_a_second_rating_is_somebody_elses_and_counts_for_the_first_ones_day(store: Store) -> None:
    (key,) = children_in(store, 1)
    day = TODAY - timedelta(days=5)
    put(store, profile_of(key), a_profile_entry(on=day, self_harm=1))
    second = replace(a_profile_entry(by="a. worker ", self_harm=3), second_of=1)
    with pytest.raises(UserError, match="same person"):
        put(store, second_rating_of(key), second)
    put(store, second_rating_of(key), replace(second, assessed_by="B. Other"), actor=ALEX)
    record = child_record(store, READ, key)
    assert record is not None
    (rating_difference,) = record.differences(record.profiles[0]) or ()
    assert (
        rating_difference.item.value,
        rating_difference.first,
        rating_difference.second,
        rating_difference.apart,
    ) == ("self_harm", 1, 3, 2)
    rows = council_data(store, READ).frame("profiles")
    assert len(rows) == 40 and set(rows["assessed_on"].dt.date) == {day}


def test_what_is_recorded_reaches_the_rules_from_its_day_on(store: Store) -> None:
    (key,) = children_in(store, 1)
    week = timedelta(days=7)
    put(store, profile_of(key), a_profile_entry(on=TODAY - week))
    put(store, blocker_of(key, "health_funding"), a_blocker_entry(raised_on=TODAY - 2 * week))
    put(store, wishes_of(key), a_wish_entry(Setting.HOME))
    put(store, incidents_of(key), RecordedIncident(TODAY, "x", True, "y"))
    put(store, support_not_care_of(key), SupportNotCare("copes well", "A", TODAY))

    def situation(day):
        data = council_data(store, READ)
        return SituationIndex(data, day).situation_of(a_child(key=key), day + 12 * week)

    long_ago = situation(TODAY - 3 * week)
    assert (long_ago.profile, long_ago.recorded) == (None, ())
    then = situation(TODAY - 2 * week)
    assert [one.name for one in then.recorded] == ["health_funding"]
    now = situation(TODAY)
    assert now.profile is not None and now.profile.assessed_on == TODAY - week
    assert [one.kind for one in now.recorded] == [BarrierKind.MUST_CLEAR, BarrierKind.STOP]
    no = now.recorded[1]
    assert no.destinations == {Setting.HOME} and no.look_again == TODAY + 12 * week
    assert (now.incidents, now.serious_incidents) == (1, 1)
    assert now.needs_support_not_care_because == "copes well"


def test_weighed_words_and_a_legal_status_reach_the_rules_from_their_day_on(store: Store) -> None:
    (key,) = children_in(store, 1)
    week, child = timedelta(days=7), replace(a_child(key=key), source="North")
    wish = a_wish_entry(heard_on=TODAY - week)
    put(store, wishes_of(key), wish)
    answer = WordsWeighed((mark_of(wish.words),), (Setting.HOME,), "she moved", TODAY)
    put(store, words_weighed_of(key), answer)
    status = LegalStatusSaid(LegalStatus.SECTION_20, TODAY - week, "the order", TODAY)
    put(store, legal_status_of(key), status)

    def situation(day):
        data = council_data(store, READ)
        return SituationIndex(data, day).situation_of(child, day + 12 * week)

    (before,) = situation(TODAY - week).to_weigh
    assert (before.on, before.places) == (TODAY - week, frozenset(DESTINATIONS))
    assert situation(TODAY - week).child.placement.order is LegalStatus.FULL_CARE_ORDER
    (now,) = situation(TODAY).to_weigh
    assert now.places == frozenset(DESTINATIONS) - {Setting.HOME}
    here = situation(TODAY).child.placement
    assert (here.order, here.order_since) == (LegalStatus.SECTION_20, TODAY - week)


def test_a_sorted_blocker_was_open_until_the_day_it_was_sorted(store: Store) -> None:
    (key,) = children_in(store, 1)
    about = blocker_of(key, "health_funding")
    open_one = a_blocker_entry(raised_on=TODAY - timedelta(days=20))
    put(store, about, open_one)
    sorted_on = TODAY - timedelta(days=3)
    put(store, about, replace(open_one, cleared=sorted_on, evidence="letter"), seen=1)
    data = council_data(store, READ)
    for day, open_then in ((sorted_on - timedelta(days=1), 1), (sorted_on, 0), (TODAY, 0)):
        situation = SituationIndex(data, day).situation_of(a_child(key=key), day)
        assert len(situation.uncleared(BarrierKind.MUST_CLEAR)) == open_then


def test_one_childs_incident_leaves_the_others_not_known(store: Store) -> None:
    name, other = children_in(store, 2)
    put(store, incidents_of(name), RecordedIncident(TODAY, "x", False, "y"))
    index = SituationIndex(council_data(store, READ), TODAY)
    assert index.situation_of(a_child(key=name), TODAY).incidents == 1
    assert index.situation_of(a_child(key=other), TODAY).incidents is None


def test_the_files_version_stays_and_both_ways_of_reading_are_the_same(store: Store) -> None:
    (key,) = children_in(store, 1)
    before = files_version(store)
    put(store, profile_of(key), a_profile_entry())
    put(store, blocker_of(key, "health_funding"), a_blocker_entry())
    assert files_version(store) == before
    data = council_data(store, READ)
    joined = with_recorded(file_data(store, READ), record_frames(store, READ), data.version)
    assert joined.frames.keys() == data.frames.keys()
    for name, frame in data.frames.items():
        assert frame.equals(joined.frame(name)), name


def test_the_version_of_what_rules_read_changes_with_nothing_else(store: Store) -> None:
    (key,) = children_in(store, 1)
    before = data_versions(store)
    put(store, views_of(key), View(who="Ms Smith", words="Nearer.", given_on=TODAY))
    after = data_versions(store)
    assert after.rules == before.rules and after.all != before.all
    wish = put(store, wishes_of(key), a_wish_entry())
    assert data_versions(store).rules != before.rules
    withdraw_entry(
        store, actor=SAM, about=wishes_of(key), number=wish.number, expected_version=1, now_utc=NOW
    )
    seen = {before.rules, data_versions(store).rules}
    assert len(seen) == 2, "what was taken back is another state, never the old one again"


def test_somebody_elses_child_is_not_found_by_any_function(store: Store) -> None:
    (west,) = children_in(store, 1, "West")
    put(store, wishes_of(west), a_wish_entry())
    north = Actor("nora", frozenset(Role), frozenset({"North"}))
    scope = scope_for(north, Permission.READ_CHILDREN)
    before = counts(store)
    for child in (west, "nobody"):
        about = wishes_of(child)
        for write in (
            lambda a=about: put(store, a, a_wish_entry(), seen=1, actor=north),
            lambda a=about: withdraw_entry(
                store, actor=north, about=a, number=1, expected_version=1, now_utc=NOW
            ),
            lambda a=about: save_draft(
                store,
                actor=north,
                about=a,
                content=a_wish_entry(),
                based_on=0,
                expected_saves=0,
                now_utc=NOW,
            ),
        ):
            with pytest.raises(UserError, match="no child with this link"):
                write()
        assert child_record(store, scope, child) is None
        assert entry_history(store, scope, about) == ()
    assert record_frames(store, scope).wishes.empty
    assert council_data(store, scope).frame("wishes").empty
    assert counts(store) == before


def test_a_draft_survives_a_restart_and_is_in_nothing_that_the_rules_read(
    store: Store, database_url: str
) -> None:
    (key,) = children_in(store, 1)
    about = profile_of(key)
    half = replace(a_profile_entry(), assessed_by="")
    before = counts(store)
    draft = save_draft(
        store, actor=SAM, about=about, content=half, based_on=0, expected_saves=0, now_utc=NOW
    )
    assert counts(store) == (before[0], before[1] + 1, before[2])
    again = open_store(database_url)
    assert drafts_of(again, SAM) == (draft,)
    again.engine.dispose()
    assert council_data(store, READ).frame("profiles").empty
    assert (
        save_draft(
            store, actor=SAM, about=about, content=half, based_on=0, expected_saves=1, now_utc=LATER
        )
        == draft
    )
    assert counts(store)[1] == before[1] + 1, "the same again is no change"


def test_two_peoples_drafts_are_apart_and_each_is_told_of_the_other(store: Store) -> None:
    (key,) = children_in(store, 1)
    for actor in (SAM, ALEX):
        words = a_wish_entry(words=actor.identifier)
        save_draft(
            store,
            actor=actor,
            about=wishes_of(key),
            content=words,
            based_on=0,
            expected_saves=0,
            now_utc=NOW,
        )
    for actor, other in ((SAM, "alex"), (ALEX, "sam")):
        (draft,) = drafts_of(store, actor)
        assert draft.content is not None and draft.content.words == actor.identifier
        (at_work,) = others_at_work(store, actor, child=key)
        assert (at_work.who, at_work.about) == (other, wishes_of(key))
    put(store, wishes_of(key), a_wish_entry(words="sam"))
    assert drafts_of(store, SAM) == () and len(drafts_of(store, ALEX)) == 1
    assert discard_draft(store, actor=ALEX, about=wishes_of(key), now_utc=NOW)
    assert not discard_draft(store, actor=ALEX, about=wishes_of(key), now_utc=NOW)


def test_a_second_window_of_the_same_person_does_not_overwrite_the_first(store: Store) -> None:
    (key,) = children_in(store, 1)
    about = wishes_of(key)

    def save(words: str, saves: int):
        return save_draft(
            store,
            actor=SAM,
            about=about,
            content=a_wish_entry(words=words),
            based_on=0,
            expected_saves=saves,
            now_utc=NOW,
        )

    save("one", 0)
    save("two", 1)
    with pytest.raises(DraftConflict) as caught:
        save("from the old window", 1)
    assert caught.value.theirs.content.words == "two"
    save("from the old window", caught.value.theirs.saves)
    draft = draft_of(store, SAM, about)
    assert draft is not None and draft.content.words == "from the old window" and draft.saves == 3
