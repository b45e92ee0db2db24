"""One thing that needs sorting: what, who sorts it by when; or that it is sorted, and how known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from data.store.recording import new_key
from models.access import Permission, may
from models.audience import Audience
from models.children.settings import Setting
from models.readiness.verdict import BlockerKind
from models.recording.blocker import CHOICES, OTHER, RecordedBlocker, choice
from models.recording.kept import Kept
from models.recording.weighed import barrier_part
from models.shortlist.options import ChildOptions
from pages.parts import fields as ask
from pages.parts import meeting_words, names, source, state, values, words
from pages.parts.drafting import Form
from pages.parts.visitor import visitor
from pages.parts.voice_forms import MAY_SEE

OPEN, SORTED = "It has to be sorted", "It is sorted, or not so after all"
KINDS = (BlockerKind.MUST_CLEAR, BlockerKind.STOP, BlockerKind.TIMING)
PICKED = "sorting.picked"


def pick() -> None:
    """Choose from what is known to come up, or words of one's own; the choice is in the link."""
    shows_money = may(visitor(), Permission.READ_COSTS) and not state.shared_screen()
    options = [one.name for one in CHOICES if shows_money or one.kind is not BlockerKind.MONEY]
    st.selectbox("What needs sorting?", options, index=None, key=PICKED, format_func=called,
                 placeholder="Choose, or type a word of it", on_change=_picked)  # fmt: skip


def called(name: str) -> str:
    """A choice in words; people's own have theirs elsewhere."""
    known = choice(name)
    if known is None or known.name == OTHER:
        return "Something else, in your own words"
    return words.capital(known.words)


def _picked() -> None:
    name = str(state.take(PICKED) or "")
    if name:
        st.query_params["thing"] = f"{OTHER}-{new_key()}" if name == OTHER else name


def is_known(thing: str) -> bool:
    """Whether a link names a choice, or something in people's own words."""
    return thing != OTHER and (choice(thing) is not None or thing.startswith(f"{OTHER}-"))


def raised_on(one: ChildOptions, thing: str, today: date) -> date:
    """Today; of a barrier that comes from the child's words, the day on which they were said."""
    said = (each.on for each in one.to_weigh if barrier_part(each.mark) == thing)
    return next(said, today)


def begun(thing: str, stands: Kept[RecordedBlocker] | None, raised_on: date) -> RecordedBlocker:
    """What a form begins with: what is open on record, else the choice's own words."""
    if stands is not None and stands.content is not None and stands.content.cleared is None:
        return stands.content
    known = choice(thing) or choice(OTHER)
    kind, said = (known.kind, known.words) if known else (BlockerKind.MUST_CLEAR, "")
    places: tuple[Setting, ...] = known.places if known else ()
    return RecordedBlocker(thing, kind, said, places, raised_on=raised_on)


@dataclass(frozen=True, slots=True)
class BlockerForm:
    """`own_words`: nothing of it comes from the list of choices."""

    own_words: bool

    def draw(self, form: Form[RecordedBlocker]) -> RecordedBlocker:
        """What it is, then how it stands, then what belongs to that."""
        held, today = form.content, source.current().today()
        said = ask.line(form.key("words"), "What needs sorting", held.words)
        kind, places = held.kind, held.places
        if self.own_words:
            kind = ask.one_of(form.key("kind"), "What it does to a move", KINDS, held.kind,
                              names.BLOCKER.__getitem__, across=True) or held.kind  # fmt: skip
            places = ask.homes(form.key("places"), "For which homes (none chosen: all)", places)
        stands = ask.one_of(form.key("stands"), "How does it stand?", (OPEN, SORTED),
                            _stands(held), str, across=True)  # fmt: skip
        owner = held.owner
        found = replace(held, words=said, kind=kind, places=places)
        if stands is None:
            return found
        left, right = st.columns(2, gap="medium")
        with left:
            owner = ask.line(form.key("owner"), "Who sorts it" if stands == OPEN else
                             "Who sorted it", held.owner)  # fmt: skip
        with right:
            found = _open(form, found, today) if stands == OPEN else _sorted(form, found, today)
        shown_to = ask.one_of(
            form.key("shown_to"), "Who may see this?", tuple(Audience), held.shown_to,
            meeting_words.AUDIENCE.__getitem__, captions=[MAY_SEE[one] for one in Audience],
            across=True,
        ) or held.shown_to  # fmt: skip
        found = replace(found, shown_to=shown_to)
        if stands == SORTED:
            evidence = ask.line(form.key("evidence"), "How do you know?", held.evidence)
            return replace(found, owner=owner, evidence=evidence)
        return replace(found, owner=owner)

    def show(self, content: RecordedBlocker) -> None:
        """The answers, each with its name."""
        st.markdown(f"**{words.plain(words.capital(content.words or 'Nothing written'))}**")
        sorted_on = content.cleared is not None
        shown = ["owner", *(["cleared", "evidence"] if sorted_on else ["due", "look_again"]),
                 "shown_to"]  # fmt: skip
        lines = [f"- {values.place(each)}: {values.said(each, getattr(content, each))}"
                 for each in shown if getattr(content, each) or each == "owner"]  # fmt: skip
        if content.places:
            lines.append(f"- For: {words.listed([names.SETTING[one] for one in content.places])}")
        st.markdown("\n".join(f"- {words.plain(each[2:])}" for each in lines))


def _stands(held: RecordedBlocker) -> str | None:
    if held.cleared is not None:
        return SORTED
    return OPEN if held.owner or held.due or held.look_again else None


def _open(form: Form[RecordedBlocker], found: RecordedBlocker, today: date) -> RecordedBlocker:
    if found.kind is BlockerKind.STOP:
        again = ask.day(form.key("look_again"), "Look again on", found.look_again)
        return replace(found, look_again=again, cleared=None)
    due = ask.day(form.key("due"), "By when", found.due)
    return replace(found, due=due, cleared=None)


def _sorted(form: Form[RecordedBlocker], found: RecordedBlocker, today: date) -> RecordedBlocker:
    cleared = ask.day(form.key("cleared"), "Sorted on", found.cleared or today, last=today)
    return replace(found, cleared=cleared)
