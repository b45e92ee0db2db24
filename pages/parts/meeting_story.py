"""One child's story for the whole room: words, changes, what goes well, where next, promises.

With the child or family in the room it is told of what they may see, and of nothing else: what is
left out isn't said to be nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from models.access import Permission, may
from models.audience import Audience
from models.children.changes import Changes
from models.meeting.promises import promises
from models.meeting.since import About, since
from models.needs.story import NeedsStory
from models.readiness.verdict import Blocker, BlockerKind
from models.recording.record import ChildRecord
from models.recording.shown import record_shown_to, story_shown_to
from models.recording.spoken import spoken
from models.shortlist.four import Choice, choices
from models.shortlist.options import ChildOptions
from models.shortlist.reasons import own_reasons, shared_reasons, told_first
from pages.parts import cached, foremost, own_words, promised, sorting, tags, words
from pages.parts.meeting_room import Turn
from pages.parts.since import change_lines
from pages.parts.stay import stay_costs, stay_gives
from pages.parts.where_next import headline, ordinary_line, panel_line

WORDS_SHOWN, SORTING_SHOWN = 2, 6
TOLD_ELSEWHERE = frozenset({About.CHILD, About.ACTION, About.NEEDS})


def story(turn: Turn, one: ChildOptions | None, record: ChildRecord) -> None:
    """Draw everything that the room reads before it decides."""
    as_of = told_on(turn, one)
    needs = story_shown_to(cached.needs_story(turn.person, turn.child.key, as_of), turn.reader)
    shown = record_shown_to(record, turn.reader)
    _in_their_words(turn, needs, shown)
    changed, well, hard = st.columns((4, 3, 3), gap="medium")
    with changed:
        told = (
            shown
            if turn.reader is Audience.PANEL
            else record_shown_to(record.as_signed(), turn.reader)
        )  # a decision that no chair has signed is the panel's draft
        _since(turn, cached.since_review(turn.person, turn.child, as_of), told)
    nothing = foremost.ASK_THEM if turn.reader is Audience.FAMILY else foremost.NOTHING
    with well:
        foremost.going_well(needs, "more", nothing)
    with hard:
        foremost.still_hard(needs, "more", nothing)
    if turn.tool_shown:
        _where_next(turn, one, needs, record)
    left, right = st.columns(2, gap="medium")
    with left:
        _sorting(turn, one, record, shown)
    with right:
        _our_word(turn, shown)
    own_words.views(shown)


def told_on(turn: Turn, one: ChildOptions | None) -> date:
    """The day that the child's own page speaks of: of the data, or of what was recorded since."""
    held = cached.data_date(turn.person) or turn.today
    return (one.asked_on if one else None) or held


def _in_their_words(turn: Turn, needs: NeedsStory, shown: ChildRecord) -> None:
    sayings = spoken(needs, shown, turn.reader)[:WORDS_SHOWN]
    with st.container(key="meeting-words"):
        st.caption("IN THEIR WORDS")
        if not sayings:
            st.markdown("What do you want to say? It is written down as you say it."
                        if turn.reader is Audience.FAMILY else
                        "Nothing of the child's own words is held here. Who has heard them?",
            )  # fmt: skip
            return
        for column, one in zip(st.columns(len(sayings), gap="medium"), sayings, strict=True):
            column.text(f"“{one.words.strip()}”")
            heard = f"Heard by {one.heard_by}, " if one.heard_by else ""
            column.caption(words.plain(f"{heard}{words.a_date(one.on)}"))


def _since(turn: Turn, changes: Changes, shown: ChildRecord) -> None:
    """Files first, then what people recorded, but for what stands elsewhere on the screen."""
    st.header(f"Since {words.a_date(changes.since)}", anchor=False)
    recorded = [one for one in since(shown, changes.since, turn.today)
                if one.about not in TOLD_ELSEWHERE]  # fmt: skip
    with_events = turn.reader is not Audience.FAMILY
    lines = change_lines(changes, with_needs=False, with_events=with_events)
    lines += [words.capital(one.words) for one in recorded]
    st.markdown("\n".join(f"- {words.plain(line)}" for line in lines))


def _where_next(
    turn: Turn, one: ChildOptions | None, needs: NeedsStory, record: ChildRecord
) -> None:
    """Only in a panel without the child: what the panel decided last stands above the answers."""
    st.header("Where next?", anchor=False)
    panel_line(record, with_reason=turn.reader is Audience.PANEL)
    if one is None:
        st.markdown("The tool says nothing: by the data the child doesn't live in residential care "
                    "now. People say what they know.")  # fmt: skip
        return
    with st.container(gap="xsmall", key="meeting-where"):
        _stay(turn, needs, told_on(turn, one))
        found = choices(one)
        shared = shared_reasons(found)
        asked: list[list[str]] = []
        for choice in found:
            question = sorted((choice.main.verdict.question or "").split())
            own = told_first(choice, own_reasons(choice, shared))
            _choice(choice, [each.words for each in own],
                    asked_above=bool(question) and question in asked)  # fmt: skip
            asked.append(question)
    with st.expander("All reasons"):
        for choice in found:
            reasons = [words.capital(each.words) for each in choice.main.verdict.reasons]
            st.markdown(f"**{choice.name}**")
            st.markdown("\n".join(f"- {words.plain(each)}" for each in reasons)
                        or ":gray[None beyond what stands above]")  # fmt: skip


def _stay(turn: Turn, told: NeedsStory, as_of: date) -> None:
    with st.container(border=True, key="row-where-stay"):
        name, said = st.columns((2.4, 7.6), gap="small")
        name.markdown("**Stay here**")
        gives = "; ".join(stay_gives(turn.child, told, as_of))
        costs = "; ".join(stay_costs(turn.child, told, as_of))
        said.markdown(f":gray[Gives:] {words.plain(gives)}  \n"
                      f":gray[Costs the child:] {words.plain(costs)}")  # fmt: skip


def _choice(choice: Choice, reasons: Sequence[str], *, asked_above: bool) -> None:
    """One home: the answer and the one sentence that matters; not the same question again."""
    with st.container(border=True, key=f"row-where-{choice.place.value}"):
        name, said = st.columns((2.4, 7.6), gap="small")
        name.markdown(f"**{choice.name}**")
        top = headline(choice) or (f"{words.capital(reasons[0])}." if reasons else "")
        top = "The same to find out first." if asked_above else top
        with said:
            st.markdown(f"{tags.answer_tag(choice.main.verdict)} {words.plain(top)}")
            ordinary_line(choice)


def _sorting(turn: Turn, one: ChildOptions | None, record: ChildRecord, shown: ChildRecord) -> None:
    """What needs sorting with owner and day; in front of the child what is marked for them."""
    blockers = sorting_of(one, with_tool=turn.tool_shown)
    if turn.reader is Audience.FAMILY:
        marked = {each.about.part for each in shown.blockers}
        blockers = [each for each in blockers if each.name in marked]
        if not blockers:
            return
    st.header("What needs sorting", anchor=False)
    kept = {each.about.part: each for each in record.blockers}
    if not blockers:
        st.markdown("Nothing is on record.")
    for each in blockers[:SORTING_SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            with st.container():
                st.markdown(words.plain(sorting_line(each)))
            if each.recorded and may(turn.person, Permission.RECORD_BLOCKER):
                sorting.actions(record, each, kept.get(each.name))
    if len(blockers) > SORTING_SHOWN:
        st.caption(f"And {len(blockers) - SORTING_SHOWN} more on the child's page.")


def sorting_line(each: Blocker) -> str:
    """The school place is tied to the home · virtual school · by 20 March 2026."""
    parts = [words.capital(each.words), each.owner or "nobody named"]
    if each.due:
        parts.append(f"by {words.a_date(each.due)}")
    if each.look_again:
        parts.append(f"look again {words.a_date(each.look_again)}")
    return " · ".join(parts)


def sorting_of(one: ChildOptions | None, *, with_tool: bool) -> list[Blocker]:
    """Never about money; what the tool reads from the data or asks only where it may be seen."""
    held = one.blockers if one else ()
    return [
        each
        for kind in sorting.ORDER
        for each in held
        if each.kind is kind and each.cleared is None and (with_tool or _peoples(each))
    ]


def _peoples(each: Blocker) -> bool:
    return each.recorded and each.kind is not BlockerKind.QUESTION


def _our_word(turn: Turn, shown: ChildRecord) -> None:
    """Did we keep our word? Every promise of earlier meetings, with [Done] for what is open."""
    promised_before = [one for one in promises(shown.decisions, shown.actions, turn.today)
                       if one.meeting != turn.meeting.key]  # fmt: skip
    if not promised_before and turn.reader is Audience.FAMILY:
        return
    st.header("Did we keep our word?", anchor=False)
    if not promised_before:
        st.markdown("Nothing was promised in an earlier meeting.")
    for one in promised_before:
        held = cached.meeting_of(turn.person, one.meeting)
        decision = held.decision(one.child) if held else None
        said, button = st.columns((8, 2), gap="small", vertical_alignment="center")
        owner = f" :gray[{words.plain(one.action.owner)}]" if one.action.owner else ""
        said.markdown(f"{promised.line(one, decision)}{owner}")
        if decision is not None:
            with button:
                promised.done_button(turn.person, one, decision, "meeting")
