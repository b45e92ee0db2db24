"""A needs profile: each item with what its levels mean in view, how it is known, the child's view.

Nothing is chosen until somebody chooses it. Last time's level is shown beside an item once it has
a level, and in a second, blind rating never.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from models.children.settings import Setting
from models.needs.profile import ITEMS, Item, Profile
from models.needs.scheme import HIGHEST_NEED, HIGHEST_STRENGTH, Need, Strength
from models.readiness.ask_first import AskFirst
from models.recording.complete import VIEWS_SHOWN_TO
from models.recording.profile import ItemRating, RecordedProfile
from pages.parts import fields as ask
from pages.parts import items, meeting_words, names, source, state, values, words
from pages.parts.drafting import Form
from pages.parts.voice_forms import asked_audience

TEXTS, LABELS = ("evidence", "child_view"), ("How it is known", "The child's own view")
NOT_KNOWN = -1  # chosen by a person; no choice at all is no rating
GROUPS: tuple[tuple[str, tuple[Item, ...]], ...] = (
    ("Safety", (Need.EXPLOITATION_AND_MISSING, Need.SELF_HARM, Need.BEHAVIOUR_TOWARDS_OTHERS,
                Need.SUBSTANCES_AND_OFFENDING)),
    ("Feelings and people", (Need.EMOTIONAL_WELLBEING, Need.ATTACHMENT, Need.FRIENDSHIPS,
                             Need.FAMILY_TIME, Need.IDENTITY)),
    ("Every day", (Need.EDUCATION, Need.HEALTH_AND_DISABILITY, Need.DAILY_LIVING)),
    ("Strengths", tuple(Strength)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NeedsForm:
    """What a form about one child has to know.

    `first`: items that would change an answer. `last`: what is known by now, None = nothing, or not
    to be seen. `second_of`, `day`: of the profile that is rated a second time.
    """

    child: str
    first: tuple[AskFirst, ...] = ()
    last: Profile | None = None
    second_of: int | None = None
    day: date | None = None

    def draw(self, form: Form[RecordedProfile]) -> RecordedProfile:
        """Who and when, then the items that change an answer, then every other by its group."""
        by, on = self._who_and_when(form)
        self._start_from_last(form)
        found: list[ItemRating] = []
        first = [one.need for one in self.first]
        if first:
            _heading("Ask these first", "An answer for a home hangs on each of them.")
            found += self._items(form, first)
        for called, of_group in GROUPS:
            rest = [one for one in of_group if one not in first]
            if rest:
                _heading(called, _about(rest))
                found += self._items(form, rest)
        found = _asked_about_views(form, found)
        ordered = {one.item: one for one in found}
        ratings = tuple(ordered[one] for one in ITEMS.values() if one in ordered)
        return RecordedProfile(on, by, ratings, self.second_of)

    def show(self, content: RecordedProfile) -> None:
        """The answers by group in words, and how many are as they were last time."""
        on = words.a_date(content.assessed_on) if content.assessed_on else "no day given"
        st.markdown(words.plain(f"Rated by {content.assessed_by or 'nobody named'}, {on}."))
        given = {one.item: one for one in content.ratings}
        same = [one for one in content.ratings if self._last(one.item) == one.level is not None]
        if same:
            st.caption(words.plain(f"{words.count(len(same), 'level')} as last time."))
        if bare := [one for one in content.ratings if one.level is not None and not one.evidence]:
            known = [one for one in content.ratings if one.level is not None]
            has = "has" if len(bare) == 1 else "have"
            st.caption(words.plain(
                f"{len(bare)} of {words.count(len(known), 'level')} {has} no evidence: nobody has "
                "written how it is known."))  # fmt: skip
        for shown_to in {one.view_shown_to for one in content.ratings if one.child_view.strip()}:
            who = meeting_words.AUDIENCE[shown_to] if shown_to else "nobody asked the child yet"
            st.caption(words.plain(f"May see the child's own views: {words.small(who)}."))
        for column, (called, of_group) in zip(st.columns(2, gap="medium") * 2, GROUPS, strict=True):
            with column:
                rated = [given[one] for one in of_group if one in given]
                st.markdown(f"**{called}** ({len(rated)} of {len(of_group)})")
                st.markdown("\n".join(f"- {_in_words(one)}" for one in rated))
                if rated and (missing := [one for one in of_group if one not in given]):
                    called_so = words.listed([items.title(one) for one in missing])
                    st.caption(words.plain(f"Not rated: {called_so}"))

    def _who_and_when(self, form: Form[RecordedProfile]) -> tuple[str, date | None]:
        who, when = st.columns((3, 2), gap="medium")
        with who:
            by = ask.line(form.key("assessed_by"), "Who rates", form.content.assessed_by)
        with when:
            if self.second_of is not None:
                st.caption("Counts for the day of the first rating")
                st.markdown(words.a_date(self.day) if self.day else "")
                return by, self.day
            on = ask.day(form.key("assessed_on"), "On which day", form.content.assessed_on,
                         last=source.current().today(), today=source.current().today())  # fmt: skip
        return by, on

    def _start_from_last(self, form: Form[RecordedProfile]) -> None:
        if self.last is None:
            return
        known = [one for one in self.last.entries if one.last_level is not None]
        if not known:
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Start from last profile", key=form.key("start"), on_click=_fill,
                      args=(form, tuple(ItemRating(one.item, one.last_level) for one in known)),
            )  # fmt: skip
            st.markdown(
                ":small[" + words.plain(
                    f"Last written {words.a_date(self.last.assessed_on)}, {len(known)} levels. "
                    "Fills what you have not rated yet; each stays marked as last time's."
                ) + "]", width="content",
            )  # fmt: skip

    def _items(self, form: Form[RecordedProfile], of: Sequence[Item]) -> list[ItemRating]:
        return [found for one in of if (found := self._item(form, one)) is not None]

    def _item(self, form: Form[RecordedProfile], item: Item) -> ItemRating | None:
        held = next((one for one in form.content.ratings if one.item == item), None)
        texts: dict[str, str] = {}
        highest = HIGHEST_NEED if isinstance(item, Need) else HIGHEST_STRENGTH
        levels = (*range(highest + 1), NOT_KNOWN)
        with st.container(border=True, key=f"card-item-{item.value}"):
            chosen = ask.one_of(
                form.key(f"ratings.{item.value}.level"),
                f"{items.title(item)}: {items.question(item, self.child)}",
                levels, _level_held(held), _level_label,
                captions=[items.meaning(item, one) if one != NOT_KNOWN else "nobody can say"
                          for one in levels], across=True, kept_as=_level_kept,
                shown=f"**{items.title(item)}** · {words.plain(items.question(item, self.child))}",
            )  # fmt: skip
            if note := " · ".join(filter(None, (self._why(item), self._last_words(item, chosen)))):
                st.markdown(f":small[:gray[{words.plain(note)}]]")
            if chosen is None:
                return None
            for column, name, label in zip(st.columns(2, gap="small"), TEXTS, LABELS, strict=True):
                with column:
                    texts[name] = ask.line(
                        form.key(f"ratings.{item.value}.{name}"), f"{label}: {items.title(item)}",
                        getattr(held, name) if held else "", hint=label, hidden=True,
                    )  # fmt: skip
        evidence, child_view = (texts[name] for name in TEXTS)
        return ItemRating(item, _level_kept(chosen), evidence, child_view)

    def _last(self, item: Item) -> int | None:
        entry = self.last.entry(item) if self.last else None
        return entry.last_level if entry else None

    def _last_words(self, item: Item, chosen: int | None) -> str:
        entry = self.last.entry(item) if self.last else None
        if chosen is None or entry is None or entry.last_level is None or entry.last_on is None:
            return ""
        if entry.last_level == chosen:
            return f"As last time, {words.a_date(entry.last_on)}"
        return f"Last time {entry.last_level}, {words.a_date(entry.last_on)}"

    def _why(self, item: Item) -> str:
        found = next((one for one in self.first if one.need == item), None)
        if found is None:
            return ""
        both = {Setting.FOSTER_IN_HOUSE, Setting.FOSTER_SPECIALIST} <= set(found.changes)
        changed = [one for one in found.changes if not (both and one is Setting.FOSTER_SPECIALIST)]
        places = list(dict.fromkeys(words.small(names.place(one)) for one in changed))
        return f"Changes the answer for {words.listed(places)}"


def _asked_about_views(form: Form[RecordedProfile], rated: list[ItemRating]) -> list[ItemRating]:
    """One question about all that the child said, once anything of it is written down."""
    if not any(one.child_view.strip() for one in rated):
        return rated
    before = next((one.view_shown_to for one in form.content.ratings if one.view_shown_to), None)
    shown_to = asked_audience(
        form.key(VIEWS_SHOWN_TO), before,
        "The child's own views above: may they be shown? To whom?",
    )  # fmt: skip
    return [
        replace(one, view_shown_to=shown_to if one.child_view.strip() else None) for one in rated
    ]


def _heading(called: str, about: str) -> None:
    st.header(called, anchor=False)
    if about:
        st.caption(about)


def _about(rest: Iterable[Item]) -> str:
    needs = any(isinstance(one, Need) for one in rest)
    return "A level says what a carer would have to do." if needs else "A level says what is seen."


def _fill(form: Form[RecordedProfile], last: Sequence[ItemRating]) -> None:
    """What has no level yet gets last time's; for the button's `on_click`."""
    for one in last:
        key = form.key(f"ratings.{one.item.value}.level")
        if state.get(key) is None:
            state.put(key, _level_held(one))


def _level_kept(chosen: object) -> int | None:
    """The level as it is kept: None for "not known"."""
    return chosen if isinstance(chosen, int) and chosen != NOT_KNOWN else None


def _level_held(held: ItemRating | None) -> int | None:
    if held is None:
        return None
    return NOT_KNOWN if held.level is None else held.level


def _level_label(level: int) -> str:
    return "Not known" if level == NOT_KNOWN else str(level)


def _in_words(one: ItemRating) -> str:
    """One answer as a line of Markdown."""
    said = [words.plain(f"{items.title(one.item)}: {values.level(one.item, one.level)}")]
    said += [f":small[{words.plain(each)}]" for each in (one.evidence, one.child_view) if each]
    return "  \n  ".join(said)
