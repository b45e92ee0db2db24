"""The options that a panel considered: staying always, in words that people write themselves.

What the tool would write of staying stands beside the empty boxes. Whoever takes it over does so by
a click, and the record then says that the words are the tool's until somebody changes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from models.audience import Audience
from models.recording.decision import Decision, OptionConsidered, Wording
from models.settings import DESTINATIONS, Setting
from pages.parts import state
from pages.parts.forms import fields as ask
from pages.parts.forms.content import FieldKey, keep_answer, now_kept
from pages.parts.forms.drafting import Form
from pages.parts.meetings import decision_audience, form_words
from pages.parts.words import names, writing


@dataclass(frozen=True, slots=True)
class StaySuggested:
    """What the tool would write of staying; blank where it has nothing, or must say nothing."""

    gives: str = ""
    costs_the_child: str = ""


NOTHING_SUGGESTED = StaySuggested()
BOXES = {"gives": "what it gives", "costs_the_child": form_words.COSTS_THE_CHILD}


def ask_options(form: Form[Decision], suggested: StaySuggested) -> tuple[OptionConsidered, ...]:
    """Staying always, then whichever others were talked about."""
    st.header("Options considered", anchor=False)
    considered = {option.place: option for option in form.content.options}
    others = [place for place in DESTINATIONS if place in considered]
    _ask_option(form, considered.get(None, OptionConsidered()), suggested)
    with st.container(key=form.key("options.also")):  # where the check leads to
        also = ask.homes(
            form.key("also", answers="options"),
            "Also talked about",
            others,
            lambda chosen: _typed(form, chosen),
        )
    for place in also:
        _ask_option(form, considered.get(place, OptionConsidered(place)), NOTHING_SUGGESTED)
    return _typed(form, also)


def _ask_option(form: Form[Decision], option: OptionConsidered, suggested: StaySuggested) -> None:
    label = "Stay here" if option.place is None else names.SETTING[option.place]
    called, *boxes = st.columns((2, 4, 4), gap="small")
    with called:
        st.markdown(f"**{label}**")
        decision_audience.ask_audience(
            _key(form, option.place, "shown_to"),
            label,
            option.shown_to,
            lambda _chosen: _typed(form, None),
        )
    for column, (box, label_item) in zip(boxes, BOXES.items(), strict=True):
        with column:
            ask.long_text(
                _key(form, option.place, box),
                f"{label}: {label_item}",
                getattr(option, box),
                rows=2,
                kept_as=lambda _typed_words: _typed(form, None),
            )
            _suggest(form, option, box, getattr(suggested, box))


def _suggest(form: Form[Decision], option: OptionConsidered, box: str, suggestion: str) -> None:
    """The tool's words under an empty box, with the button that takes them over."""
    if not suggestion or getattr(option, box).strip():
        return  # never in the place of words that somebody wrote
    st.caption(writing.plain(f"The tool suggests: {suggestion}"))
    key = _key(form, option.place, box)
    st.button(
        f"Use these words: {BOXES[box]}",
        key=form.key(f"suggested.{box}"),
        type="tertiary",
        on_click=_take_over,
        args=(form, key, box, suggestion),
    )


def _take_over(form: Form[Decision], key: FieldKey, box: str, suggestion: str) -> None:
    """For the button: the words are in the box, and the record says whose they are.

    Words that were typed a moment before stay.
    """
    if str(state.get(key) or "").strip():
        return
    state.put(key, suggestion)
    keep_answer(key, lambda _typed_words: _typed(form, None, {box: Wording.TOOL}))


def _typed(
    form: Form[Decision], chosen: object, taken_over: Mapping[str, Wording] | None = None
) -> tuple[OptionConsidered, ...]:
    """The options as they stand in their inputs. `chosen`: the homes that are talked about, None =
    as they are kept. `taken_over`: boxes of staying whose words are the tool's from now on."""
    kept = (now_kept(form.person, form.about) or form).content
    considered = {option.place: option for option in kept.options}
    if chosen is None:
        chosen = tuple(considered)
    places = [place for place in DESTINATIONS if isinstance(chosen, tuple) and place in chosen]
    return tuple(
        _typed_option(form, considered.get(place, OptionConsidered(place)), taken_over or {})
        for place in (None, *places)
        if place is not None or None in considered or _is_typed(form)
    )


def _typed_option(
    form: Form[Decision], before: OptionConsidered, taken_over: Mapping[str, Wording]
) -> OptionConsidered:
    place = before.place
    gives = _typed_words(form, place, "gives", before.gives)
    costs = _typed_words(form, place, "costs_the_child", before.costs_the_child)
    stay = taken_over if place is None else {}
    return OptionConsidered(
        place,
        gives,
        costs,
        stay.get("gives") or _whose(before.gives_by, gives == before.gives),
        stay.get("costs_the_child") or _whose(before.costs_by, costs == before.costs_the_child),
        decision_audience.typed_audience(_key(form, place, "shown_to"), before.shown_to),
    )


def _whose(before: Wording, unchanged: bool) -> Wording:
    """The tool's words are the tool's as long as nobody changes them."""
    return before if unchanged else Wording.PEOPLE


def _is_typed(form: Form[Decision]) -> bool:
    """Whether anything is written of staying, which is an option from then on."""
    marked = decision_audience.typed_audience(_key(form, None, "shown_to"))
    written = any(_typed_words(form, None, box, "").strip() for box in BOXES)
    return written or marked is not Audience.PANEL


def _typed_words(form: Form[Decision], place: Setting | None, box: str, before: str) -> str:
    """What a box holds; what is kept of it, while it isn't drawn."""
    typed = state.get(_key(form, place, box))
    return before if typed is None else str(typed)


def _key(form: Form[Decision], place: Setting | None, name: str) -> FieldKey:
    of_what = "stay" if place is None else place.value
    key = form.key(f"options.{of_what}.{name}", answers="options")
    key.needed = key.needed and place is None  # of the others it is enough that they are named
    return key
