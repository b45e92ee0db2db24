"""A long form in parts: an answer draws its own part again, and not the whole screen.

Each part is a fragment (the server's word for what can be drawn again alone) that reads its own
inputs, keeps what they hold, and puts it into the content as it is kept by then.

Who goes from a box straight to a click somewhere else sends both at once, and the browser asks for
one part only: that of the box. The click has then acted (`on_click`, `on_change`) but its place
isn't drawn. So a part that is drawn alone looks first whether anything beside its own answers is
another than when the page was drawn, and if so has the whole page drawn.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Generic, TypeVar

import streamlit as st

from models.recording.complete import Round, needed_in
from models.recording.types import Content
from pages.parts import cache, state
from pages.parts.forms import status
from pages.parts.forms.content import Form, is_clashing, keep, now_kept

C = TypeVar("C", bound=Content)
NOTED = "form.noted"


@dataclass(frozen=True, slots=True)
class FormSection(Generic[C]):
    """`draw(form)` draws the inputs of one part and returns the content with what they hold.

    `holds`: the fields of the content that are answered here, and in no other part. `asks`: what of
    its answers decides what other parts ask for; when that changes, all of the page is drawn.
    """

    name: str
    holds: frozenset[str]
    draw: Callable[[Form[C]], C]
    asks: Callable[[C], object] = lambda _content: None

    @property
    def place(self) -> str:
        """The key of what all of it is drawn in."""
        return f"form-part-{self.name}"


@dataclass(frozen=True, slots=True)
class _Noted:
    """The form's content, and all else that the visit remembers, as last drawn."""

    content: Content
    rest: Mapping[str, object]


def drawn(form: Form[C], parts: Sequence[FormSection[C]], around: Round) -> Form[C]:
    """Draw all parts; the form with everything that their inputs hold."""
    for part in parts:
        name = f"form.part.{part.name}"
        st.fragment(_draw, key=name)(form, part, name, around)
    return now_kept(form.person, form.about) or form


def page_drawn(form: Form[C]) -> None:
    """Note what the page looks like; at the end of a run that has drawn all of it."""
    state.put(NOTED, _now(form))


def _draw(first: Form[C], part: FormSection[C], name: str, around: Round) -> None:
    """One part, within the whole page or alone."""
    form = now_kept(first.person, first.about)
    if form is None or form.turn != first.turn or is_clashing(form):
        st.rerun()  # recorded, thrown away or written elsewhere meanwhile: the page says which
    alone = status.only_a_part()
    if alone and not _only_its_own(form, part, around):
        st.rerun()
    form_wanted = replace(form, part=name, needed=needed_in(form.content, around))
    with cache.one_look(), st.container(key=part.place):
        form = keep(form, part.draw(form_wanted))
    if alone:
        page_drawn(form)


def _only_its_own(form: Form[C], part: FormSection[C], around: Round) -> bool:
    """Whether nothing is another than it was drawn but what is answered in this part.

    What is marked as needed in another part counts: an answer here may ask for one there.
    """
    before, noted = state.get(NOTED), _now(form)
    if not isinstance(before, _Noted) or not _same(before.rest, noted.rest):
        return False
    others = [field.name for field in fields(form.content) if field.name not in part.holds]
    if any(getattr(before.content, other) != getattr(form.content, other) for other in others):
        return False
    if part.asks(before.content) != part.asks(form.content):  # type: ignore[arg-type]
        return False
    marked = needed_in(before.content, around) ^ needed_in(form.content, around)
    return marked <= part.holds


def _now(form: Form[C]) -> _Noted:
    """Inputs of the form are left out: what they hold is in the content."""
    return _Noted(form.content, state.all_but((form.inputs, "form.")))


def _same(before: Mapping[str, object], now: Mapping[str, object]) -> bool:
    """Plain values are compared, anything else has to be the very same."""
    if before.keys() != now.keys():
        return False
    plain = (str, int, float, bool, tuple, type(None))
    return all(
        one is now[key] or (isinstance(one, plain) and one == now[key])
        for key, one in before.items()
    )
