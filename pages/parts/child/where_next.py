"""Where next? Staying first, then the four destinations, each with its answer and its reasons."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

import streamlit as st

from models.access import Permission, may
from models.children.needs_story import NeedsStory
from models.readiness.ask_first import AskFirst
from models.readiness.reasons import RATE_FIRST
from models.readiness.situation import too_near_18
from models.readiness.verdict import Reason, Tone
from models.readiness.words import after_18
from models.recording.record import ChildRecord
from models.shortlist.destinations import DestinationChoice, destination_choices
from models.shortlist.headline import headline_of, is_asked_to_rate, said_above
from models.shortlist.options import ChildOptions
from models.shortlist.panel_said import panel_said, panel_words
from models.shortlist.reasons import own_reasons, shared_reasons
from models.shortlist.stay import stay_costs, stay_gives, stay_not_known
from pages.parts import cache, state
from pages.parts.child import weighing, words
from pages.parts.shell.visitor import visitor
from pages.parts.words import names, tags, writing
from services.reference import item_words


class TextSlot(Protocol):
    """Where text can be put: the page itself or a column of it."""

    def markdown(self, body: str) -> object:
        """Show Markdown there."""


GROUPS = (
    (Tone.FOR, "Going well"),
    (Tone.AGAINST, "Still hard"),
    (Tone.ASK, "To find out"),
    (Tone.NOTE, "To know"),
)


def where_next(
    child: ChildOptions,
    story: NeedsStory,
    as_of: date,
    record: ChildRecord | None,
    first: Callable[[], Sequence[AskFirst]],
) -> None:
    """Draw the options in the law's order; what holds for all of them is told once.

    `first`: the needs to rate first where none counts, the same as the form begins with.
    """
    st.header("Where next?", anchor=False)
    st.caption(words.WHAT_THE_RULES_SAY)
    if child.turning_18_soon:
        _nearly_18(child)
    panel_line(record, with_reason=not state.shared_screen())
    _stay(child, story, as_of)
    options = destination_choices(child)
    if too_near_18(child.child, as_of):
        _answers_only(options)
        return
    if any(is_asked_to_rate(choice) for choice in options):
        _rate_first(child, first())
    shared = shared_reasons(options)
    if shared:
        with st.container(border=True, key="card-all"):
            st.markdown("**For every move**")
            for called, lines in _groups(shared):
                _bullets(st, called, lines)
    for choice in options:
        _choice(child, choice, shared, story, record)


def panel_line(record: ChildRecord | None, *, with_reason: bool) -> None:
    """What the panel last decided and signed, beside what the rules say; nothing if it hasn't."""
    decided = panel_said(record, cache.today()) if record is not None else None
    if decided is not None:
        st.warning(writing.plain(panel_words(decided, with_reason=with_reason)))


def _nearly_18(child: ChildOptions) -> None:
    plan = after_18(child.child.placement.setting)
    come = "come" if " and " in plan else "comes"
    st.info(
        writing.plain(
            words.eighteen_on(writing.a_date(child.child.eighteenth_birthday), plan, come)
        )
    )


def _answers_only(choices: Sequence[DestinationChoice]) -> None:
    """So near 18: each answer in a line, and no needs to rate for a move that can't be."""
    st.caption(words.EIGHTEEN_BEFORE_A_MOVE)
    lines = [f"- {choice.name} {tags.answer_tag(choice.main.verdict)}" for choice in choices]
    st.markdown("\n".join(lines))


def _rate_first(child: ChildOptions, first: Sequence[AskFirst]) -> None:
    """The needs to rate before anything can be said, asked once for every kind of home."""
    named = writing.join_words(
        [writing.lower_first(item_words().title(ask_first.need)) for ask_first in first]
    )
    with st.container(horizontal=True, vertical_alignment="center", key="rate-first"):
        st.markdown(writing.plain(words.rate_first(named)), width="content")
        if may(visitor(), Permission.RECORD_PROFILE):
            st.page_link(
                "needs.py",
                label=words.RECORD_NEEDS,
                query_params={"child": child.child.key},
            )


def _question(choice: DestinationChoice) -> str:
    return choice.main.verdict.question or ""


def headline(choice: DestinationChoice) -> str:
    """The one sentence that matters most about a choice."""
    return headline_of(choice, item_words())


def _stay(child: ChildOptions, story: NeedsStory, as_of: date) -> None:
    with st.container(border=True, key="card-stay"):
        st.markdown(
            f"**Stay here** · {writing.plain(names.SETTING[child.child.placement.setting])}"
        )
        gives, costs, unknown = st.columns(3, gap="medium")
        _bullets(gives, "What it gives", stay_gives(child.child, story, as_of))
        _bullets(costs, words.COSTS_THE_CHILD, stay_costs(child.child, story, as_of))
        _bullets(unknown, "Not known here", stay_not_known(child.child, story))


def _choice(
    child: ChildOptions,
    choice: DestinationChoice,
    shared: Sequence[Reason],
    story: NeedsStory,
    record: ChildRecord | None,
) -> None:
    with st.container(border=True, key=f"card-{choice.place.value}"):
        st.markdown(f"**{choice.name}** {tags.answer_tag(choice.main.verdict)}")
        weighing.words_to_weigh(child, choice, story, record)
        wanted = is_asked_to_rate(choice)
        if not wanted and (text := headline(choice)):
            st.markdown(writing.plain(text))
        ordinary_line(choice)
        reasons = [r for r in own_reasons(choice, shared) if not said_above(r, choice)]
        _reasons([r for r in reasons if not (wanted and RATE_FIRST in r.words)])


def ordinary_line(choice: DestinationChoice) -> None:
    """What an ordinary foster family could do, where a specialist one is what fits."""
    if choice.ordinary is not None:
        st.markdown(words.ordinary_family(tags.answer_tag(choice.ordinary)))


def _reasons(reasons: Sequence[Reason]) -> None:
    """Reasons side by side in groups."""
    pairs = _groups(reasons)
    if pairs:
        for column, (called, lines) in zip(
            st.columns(len(pairs), gap="medium"), pairs, strict=True
        ):
            _bullets(column, called, lines)


def _groups(reasons: Sequence[Reason]) -> list[tuple[str, list[str]]]:
    """Reasons by what they do, what goes well first; groups without any are left out."""
    by_tone = [(name, [r for r in reasons if r.tone is tone]) for tone, name in GROUPS]
    return [
        (name, [writing.capitalise(r.words) for r in reasons])
        for name, reasons in by_tone
        if reasons
    ]


def _bullets(place: TextSlot, heading: str, lines: list[str]) -> None:
    text = "\n".join(f"- {writing.plain(line)}" for line in lines)
    place.markdown(f":gray[{heading}]\n\n{text}")
