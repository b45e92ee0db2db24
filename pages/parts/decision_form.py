"""The decision: what was considered, the child's words, the panel and the tool, what is promised.

Nothing is preselected. Agree and disagree stand side by side and both want a because.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from data.reference.needs import scheme
from models.children.settings import DESTINATIONS, Setting
from models.meeting.complete import GOES_SOMEWHERE
from models.meeting.decision import (
    Action,
    Agreement,
    Decision,
    Dissent,
    OptionConsidered,
    Outcome,
)
from pages.parts import fields as ask
from pages.parts import meeting_words, names, state
from pages.parts.drafting import Form
from pages.parts.form_parts import Part
from pages.parts.form_rows import AT_MOST, growing
from pages.parts.forms import FieldKey, now_kept
from pages.parts.meeting_room import Turn, was_here


def parts(turn: Turn) -> tuple[Part[Decision], ...]:
    """The inputs in the order in which a meeting talks; of a correction, first why it is one."""
    signed = turn.decision is not None and turn.decision.signed
    why = (_part("why", "corrected_because", _why),) if signed else ()
    return (
        *why,
        _part("options", "options", lambda form: replace(form.content, options=_options(form))),
        _part("voices", "child_words child_heard_by words_changed parents_view iro_view", _voices),
        _part("tool", "agreement because", lambda form: _the_tool(form, turn)),
        _part("outcome", "outcome destination packages look_again_on", _outcome),
        _part("actions", "actions", lambda form: replace(form.content, actions=_actions(form))),
        _part("dissent", "dissent", lambda form: replace(form.content, dissent=_dissent(form))),
        _part("who", "decided_by recommendation child_present", lambda form: _who(form, turn)),
    )


def _part(
    name: str, holds: str, draw: Callable[[Form[Decision]], Decision]
) -> Part[Decision]:  # fmt: skip
    return Part(name, frozenset(holds.split()), draw)


def _why(form: Form[Decision]) -> Decision:
    st.info("The chair has signed this decision. What you record now is a correction: a new "
            "version that shows the old one, and the chair signs again.")  # fmt: skip
    because = ask.line(form.key("corrected_because"), "Why was the signed record wrong?",
                       form.content.corrected_because)  # fmt: skip
    return replace(form.content, corrected_because=because)


def _options(form: Form[Decision]) -> tuple[OptionConsidered, ...]:
    """Staying always, then whichever others were talked about."""
    st.header("Options considered", anchor=False)
    held = {one.place: one for one in form.content.options}
    others = [each for each in DESTINATIONS if each in held]
    found = [_option(form, None, held.get(None))]
    also = ask.homes(form.key("also", answers="options"), "Also talked about", others,
                     lambda chosen: _with_places(form, chosen))  # fmt: skip
    found += [_option(form, place, held.get(place)) for place in also]
    return tuple(found)


def _with_places(form: Form[Decision], chosen: object) -> tuple[OptionConsidered, ...]:
    """The options once other homes are chosen, with what is written of each by now."""
    now = now_kept(form.person, form.about) or form
    held = {one.place: one for one in now.content.options}
    places = [each for each in DESTINATIONS if isinstance(chosen, tuple) and each in chosen]
    return tuple(held.get(each, OptionConsidered(each)) for each in (None, *places))


def _option(
    form: Form[Decision], place: Setting | None, held: OptionConsidered | None
) -> OptionConsidered:
    name = "stay" if place is None else place.value
    label = "Stay here" if place is None else names.SETTING[place]
    called, gives, costs = st.columns((2, 4, 4), gap="small", vertical_alignment="bottom")
    called.markdown(f"**{label}**")
    with gives:
        gain = ask.line(form.key(f"options.{name}.gives"), f"{label}: what it gives",
                        held.gives if held else "")  # fmt: skip
    with costs:
        loss = ask.line(form.key(f"options.{name}.costs"), f"{label}: what it costs the child",
                        held.costs_the_child if held else "")  # fmt: skip
    return OptionConsidered(place, gain, loss)


def _voices(form: Form[Decision]) -> Decision:
    held = form.content
    st.header("What the child and others say", anchor=False)
    said, by = st.columns((7, 3), gap="small")
    with said:
        words = ask.line(form.key("child_words"), "The child's words", held.child_words)
    with by:
        heard = ask.line(form.key("child_heard_by"), "Heard by", held.child_heard_by)
    changed = ask.long_text(form.key("words_changed"), "How the child's words changed the plan",
                            held.words_changed, hint="Or why they didn't", rows=2)  # fmt: skip
    left, right = st.columns(2, gap="small")
    with left:
        parents = ask.line(form.key("parents_view"), "Parents say", held.parents_view)
    with right:
        iro = ask.line(form.key("iro_view"), "The IRO says", held.iro_view)
    return replace(held, child_words=words, child_heard_by=heard, words_changed=changed,
                   parents_view=parents, iro_view=iro)  # fmt: skip


def _the_tool(form: Form[Decision], turn: Turn) -> Decision:
    """Whether the panel agrees; a panel that isn't alone is told when that is written down."""
    held = form.content
    if turn.tool_shown:
        return _agreement(form)
    if not turn.is_panel:
        return held
    st.caption("Whether the panel agrees with the tool is written down when the child has left "
               "the room.")  # fmt: skip
    just_typed = state.get(form.key("because"))  # comes with the click on Child present
    state.clear(form.key("because"), form.key("agreement"))  # begun with what is kept, afterwards
    return replace(held, because=str(just_typed or held.because))


def _agreement(form: Form[Decision]) -> Decision:
    held = form.content
    st.header("The panel and the tool", anchor=False)
    agreement = ask.one_of(
        form.key("agreement"), "Does the panel agree with what the tool says?", tuple(Agreement),
        held.agreement, meeting_words.AGREEMENT.__getitem__, across=True,
    )  # fmt: skip
    because = ask.long_text(form.key("because"), "Because", held.because, rows=2,
                            hint="Wanted for both")  # fmt: skip
    return replace(held, agreement=agreement, because=because)


def _outcome(form: Form[Decision]) -> Decision:
    held = form.content
    st.header("Decision", anchor=False)
    outcome = ask.one_of(
        form.key("outcome"), "What is decided", tuple(Outcome), held.outcome,
        meeting_words.OUTCOME.__getitem__, across=True,
    )  # fmt: skip
    goes = outcome in GOES_SOMEWHERE
    place: Setting | None = None
    packages: tuple[str, ...] = ()
    where, support, again = st.columns((3, 4, 3), gap="small") if goes else (None, None, None)
    if where is not None and support is not None:
        with where:
            place = ask.one_of(form.key("destination"), "Where to", DESTINATIONS, held.destination,
                               names.SETTING.__getitem__)  # fmt: skip
        with support:
            packages = _packages(form, held.packages)
    with again or st.container():
        needed = "" if outcome is not Outcome.RECOMMEND_MOVE else " (if wanted)"
        look_again = ask.day(form.key("look_again_on"), f"Look again on{needed}",
                             held.look_again_on)  # fmt: skip
    return replace(held, outcome=outcome, destination=place, packages=packages,
                   look_again_on=look_again)  # fmt: skip


def _packages(form: Form[Decision], held: Sequence[str]) -> tuple[str, ...]:
    """Support that goes with the move, from the agreed catalogue."""
    known = {one.name: one.words for one in scheme().packages}
    key = form.key("packages")
    state.begin_with(key, [name for name in known if name in held])
    chosen = st.pills("With support", tuple(known), selection_mode="multi", key=key,
                      format_func=known.__getitem__, **ask.kept(key))  # fmt: skip
    return tuple(name for name in known if name in (chosen or ()))


def _actions(form: Form[Decision]) -> tuple[Action, ...]:
    """What is promised. Each keeps its key, so that what was done of it stays with it."""
    st.header("What we promise", anchor=False)
    held = form.content.actions
    known = [one.key for one in held]
    free = (str(number) for number in range(1, 200) if str(number) not in known)
    keys = [*known, *(next(free) for _ in range(40))]
    rows = dict(zip(keys, [*held, *([Action()] * 40)], strict=True))

    def kept(_said: object) -> tuple[Action, ...]:
        return tuple(one for one in (_typed_action(form, key) for key in keys) if one is not None)

    def row(_slot: str, number: int) -> Action | None:
        key = keys[number]
        one, what, who, when = rows[key], *st.columns((5, 3, 2), gap="small")
        with what:
            ask.line(_of_action(form, key, "words"), _numbered("What", number), one.words,
                     kept_as=kept)  # fmt: skip
        with who:
            ask.line(_of_action(form, key, "owner"), _numbered("Who does it", number), one.owner,
                     kept_as=kept)  # fmt: skip
        with when:
            ask.day(_of_action(form, key, "due"), _numbered("By when", number), one.due,
                    kept_as=kept)  # fmt: skip
        return _typed_action(form, key)

    return growing(form.key("actions"), len(held), row)


def _of_action(form: Form[Decision], key: str, name: str) -> FieldKey:
    return form.key(f"actions.{key}.{name}", answers="actions")


def _typed_action(form: Form[Decision], key: str) -> Action | None:
    """One row as it stands in its inputs; None where nothing is written."""
    words, owner, due = (
        state.get(_of_action(form, key, name)) for name in ("words", "owner", "due")
    )
    when = due if isinstance(due, date) else None
    one = Action(key, str(words or ""), str(owner or ""), when)
    return one if one.words.strip() or one.owner.strip() or one.due else None


def _dissent(form: Form[Decision]) -> tuple[Dissent, ...]:
    st.header("Who sees it differently", anchor=False)
    held = form.content.dissent

    def row(_slot: str, number: int) -> Dissent | None:
        one = held[number] if number < len(held) else Dissent()
        left, right = st.columns((3, 7), gap="small")
        with left:
            who = _line_of_dissent(form, number, "who", "Who", one.who)
        with right:
            said = _line_of_dissent(form, number, "words", "How they see it", one.words)
        return Dissent(who, said) if who.strip() or said.strip() else None

    return growing(form.key("dissent"), len(held), row)


def _line_of_dissent(
    form: Form[Decision], number: int, name: str, label: str, held: str
) -> str:  # fmt: skip
    key = form.key(f"dissent.{number}.{name}", answers="dissent")
    return ask.line(key, _numbered(label, number), held, kept_as=lambda _said: _typed_dissent(form))


def _typed_dissent(form: Form[Decision]) -> tuple[Dissent, ...]:
    """All rows as they stand in their inputs: they have no keys of their own to be found by."""

    def typed(number: int, name: str) -> str:
        return str(state.get(form.key(f"dissent.{number}.{name}")) or "")

    rows = (Dissent(typed(each, "who"), typed(each, "words")) for each in range(AT_MOST))
    return tuple(one for one in rows if one.who.strip() or one.words.strip())


def _who(form: Form[Decision], turn: Turn) -> Decision:
    held = form.content
    st.header("Who decides", anchor=False)
    left, right = st.columns((4, 6), gap="small")
    with left:
        by = ask.line(form.key("decided_by"), "The accountable person who decides",
                      held.decided_by)  # fmt: skip
    with right:
        said = ask.line(form.key("recommendation"), "What the meeting recommends, in a sentence",
                        held.recommendation)  # fmt: skip
    return replace(held, decided_by=by, recommendation=said, child_present=_present(form, turn))


def _present(form: Form[Decision], turn: Turn) -> bool:
    """Said by the switch above in a panel; asked in a review, to which they may not come."""
    if turn.is_panel:
        return form.content.child_present or was_here(turn)
    return ask.tick(form.key("child_present"), "The child was in the room",
                    form.content.child_present)  # fmt: skip


def _numbered(label: str, number: int) -> str:
    """What, then What (2): every box has a name of its own."""
    return label if number == 0 else f"{label} ({number + 1})"
