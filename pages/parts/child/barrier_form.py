"""One thing that needs sorting: what, who sorts it by when; or that it is sorted, and how known."""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from models.access import Permission, may
from models.audience import Audience
from models.labels import BarrierKind
from models.recording.barrier import BARRIER_TYPES, OTHER, BarrierEntry, barrier_type
from models.recording.entry import Entry
from models.recording.weighed import barrier_part
from models.settings import Setting
from models.shortlist.options import ChildOptions
from pages.parts import cache, state
from pages.parts.child import form_words
from pages.parts.child.voice_forms import MAY_SEE
from pages.parts.forms import fields as ask
from pages.parts.forms.drafting import Form
from pages.parts.shell.visitor import visitor
from pages.parts.words import names, values, writing
from services.recording import new_key

OPEN, SORTED = form_words.STILL_A_BARRIER, form_words.RESOLVED
KINDS = (BarrierKind.MUST_CLEAR, BarrierKind.STOP, BarrierKind.TIMING)
PICKED = "sorting.picked"


def pick() -> None:
    """Choose from what is known to come up, or words of one's own; the choice is in the link."""
    shows_money = may(visitor(), Permission.READ_COSTS) and not state.shared_screen()
    options = [
        barrier.name
        for barrier in BARRIER_TYPES
        if shows_money or barrier.kind is not BarrierKind.MONEY
    ]
    st.selectbox(
        form_words.WHICH_BARRIER,
        options,
        index=None,
        key=PICKED,
        format_func=called,
        placeholder=form_words.CHOOSE_OR_TYPE,
        on_change=_picked,
    )


def called(name: str) -> str:
    """A choice in words; people's own have theirs elsewhere."""
    blocker_choice = barrier_type(name)
    if blocker_choice is None or blocker_choice.name == OTHER:
        return form_words.SOMETHING_ELSE
    return writing.capitalise(blocker_choice.words)


def _picked() -> None:
    name = str(state.take(PICKED) or "")
    if name:
        st.query_params["thing"] = f"{OTHER}-{new_key()}" if name == OTHER else name


def is_known(thing: str) -> bool:
    """Whether a link names a choice, or something in people's own words."""
    return thing != OTHER and (barrier_type(thing) is not None or thing.startswith(f"{OTHER}-"))


def raised_on(child: ChildOptions, thing: str, today: date) -> date:
    """Today; of a barrier that comes from the child's words, the day on which they were said."""
    days = (saying.on for saying in child.to_weigh if barrier_part(saying.mark) == thing)
    return next(days, today)


def begun(thing: str, entry: Entry[BarrierEntry] | None, raised_on: date) -> BarrierEntry:
    """What a form begins with: what is open on record, else the choice's own words."""
    if entry is not None and entry.content is not None and entry.content.cleared is None:
        return entry.content
    blocker_choice = barrier_type(thing) or barrier_type(OTHER)
    kind, text = (
        (blocker_choice.kind, blocker_choice.words)
        if blocker_choice
        else (BarrierKind.MUST_CLEAR, "")
    )
    places: tuple[Setting, ...] = blocker_choice.places if blocker_choice else ()
    return BarrierEntry(thing, kind, text, places, raised_on=raised_on)


@dataclass(frozen=True, slots=True)
class BarrierForm:
    """`own_words`: nothing of it comes from the list of choices."""

    own_words: bool

    def draw(self, form: Form[BarrierEntry]) -> BarrierEntry:
        """What it is, then how it stands, then what belongs to that."""
        blocker, today = form.content, cache.today()
        text = ask.line(form.key("words"), form_words.BARRIER, blocker.words)
        kind, places = blocker.kind, blocker.places
        if self.own_words:
            kind = (
                ask.one_of(
                    form.key("kind"),
                    form_words.WHAT_IT_DOES,
                    KINDS,
                    blocker.kind,
                    names.BLOCKER.__getitem__,
                    across=True,
                )
                or blocker.kind
            )
            places = ask.homes(form.key("places"), form_words.FOR_WHICH_HOMES, places)
        sentence = ask.one_of(
            form.key("stands"),
            form_words.STATUS,
            (OPEN, SORTED),
            _stands(blocker),
            str,
            across=True,
        )
        owner = blocker.owner
        recorded_blocker = replace(blocker, words=text, kind=kind, places=places)
        if sentence is None:
            return recorded_blocker
        container, right = st.columns(2, gap="medium")
        with container:
            owner = ask.line(
                form.key("owner"),
                form_words.WHO_RESOLVES_IT if sentence == OPEN else form_words.WHO_RESOLVED_IT,
                blocker.owner,
            )
        with right:
            recorded_blocker = (
                _open(form, recorded_blocker, today)
                if sentence == OPEN
                else _sorted(form, recorded_blocker, today)
            )
        shown_to = (
            ask.one_of(
                form.key("shown_to"),
                form_words.WHO_MAY_SEE,
                tuple(Audience),
                blocker.shown_to,
                names.AUDIENCE.__getitem__,
                captions=[MAY_SEE[audience] for audience in Audience],
                across=True,
            )
            or blocker.shown_to
        )
        recorded_blocker = replace(recorded_blocker, shown_to=shown_to)
        if sentence == SORTED:
            evidence = ask.line(form.key("evidence"), form_words.HOW_DO_YOU_KNOW, blocker.evidence)
            return replace(recorded_blocker, owner=owner, evidence=evidence)
        return replace(recorded_blocker, owner=owner)

    def show(self, content: BarrierEntry) -> None:
        """The answers, each with its name."""
        st.markdown(f"**{writing.plain(writing.capitalise(content.words or 'Nothing written'))}**")
        sorted_on = content.cleared is not None
        shown = [
            "owner",
            *(["cleared", "evidence"] if sorted_on else ["due", "look_again"]),
            "shown_to",
        ]
        lines = [
            f"- {values.place(name)}: {values.said(name, getattr(content, name))}"
            for name in shown
            if getattr(content, name) or name == "owner"
        ]
        if content.places:
            lines.append(
                f"- For: {writing.join_words([names.SETTING[place] for place in content.places])}"
            )
        st.markdown("\n".join(f"- {writing.plain(line[2:])}" for line in lines))


def _stands(recorded_blocker: BarrierEntry) -> str | None:
    if recorded_blocker.cleared is not None:
        return SORTED
    return (
        OPEN
        if recorded_blocker.owner or recorded_blocker.due or recorded_blocker.look_again
        else None
    )


def _open(form: Form[BarrierEntry], recorded_blocker: BarrierEntry, today: date) -> BarrierEntry:
    if recorded_blocker.kind is BarrierKind.STOP:
        again = ask.day(form.key("look_again"), "Look again on", recorded_blocker.look_again)
        return replace(recorded_blocker, look_again=again, cleared=None)
    due = ask.day(form.key("due"), "By when", recorded_blocker.due)
    return replace(recorded_blocker, due=due, cleared=None)


def _sorted(form: Form[BarrierEntry], recorded_blocker: BarrierEntry, today: date) -> BarrierEntry:
    cleared = ask.day(
        form.key("cleared"), form_words.RESOLVED_ON, recorded_blocker.cleared or today, last=today
    )
    return replace(recorded_blocker, cleared=cleared)
