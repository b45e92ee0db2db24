"""A needs profile: each item with what its levels mean in view, how it is known, the child's view.

Nothing is chosen until somebody chooses it. Last time's level is shown beside an item once it has
a level, and in a second, blind rating never.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from models.needs.profile import ITEMS, Item, Profile
from models.needs.scheme import HIGHEST_NEED, HIGHEST_STRENGTH, Need, Strength
from models.readiness.ask_first import AskFirst
from models.recording.complete import VIEWS_SHOWN_TO
from models.recording.profile import ItemRating, RecordedProfile
from models.settings import Setting
from pages.parts import cache, state
from pages.parts.child import form_words
from pages.parts.child.voice_forms import asked_audience
from pages.parts.forms import fields as ask
from pages.parts.forms.drafting import Form
from pages.parts.words import items, names, values, writing

TEXTS, LABELS = ("evidence", "child_view"), (form_words.HOW_KNOWN, form_words.CHILDS_OWN_VIEW)
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
        item_ratings: list[ItemRating] = []
        first = [ask_first.need for ask_first in self.first]
        if first:
            _heading("Ask these first", form_words.ASKED_FIRST)
            item_ratings += self._items(form, first)
        for called, of_group in GROUPS:
            rest = [one for one in of_group if one not in first]
            if rest:
                _heading(called, _about(rest))
                item_ratings += self._items(form, rest)
        item_ratings = _asked_about_views(form, item_ratings)
        ordered = {item_rating.item: item_rating for item_rating in item_ratings}
        ratings = tuple(ordered[items] for items in ITEMS.values() if items in ordered)
        return RecordedProfile(on, by, ratings, self.second_of)

    def show(self, content: RecordedProfile) -> None:
        """The answers by group in words, and how many are as they were last time."""
        on = writing.a_date(content.assessed_on) if content.assessed_on else "no day given"
        st.markdown(writing.plain(f"Rated by {content.assessed_by or 'nobody named'}, {on}."))
        given = {rating.item: rating for rating in content.ratings}
        same = [
            rating
            for rating in content.ratings
            if self._last(rating.item) == rating.level is not None
        ]
        if same:
            st.caption(writing.plain(f"{writing.count_of(len(same), 'level')} as last time."))
        if bare := [
            rating for rating in content.ratings if rating.level is not None and not rating.evidence
        ]:
            item_ratings = [rating for rating in content.ratings if rating.level is not None]
            has = "has" if len(bare) == 1 else "have"
            st.caption(
                writing.plain(
                    form_words.without_evidence(
                        len(bare), writing.count_of(len(item_ratings), "level"), has
                    )
                )
            )
        for shown_to in {
            rating.view_shown_to for rating in content.ratings if rating.child_view.strip()
        }:
            person = names.AUDIENCE[shown_to] if shown_to else form_words.NOT_ASKED
            st.caption(writing.plain(form_words.may_see_views(writing.lower_first(person))))
        for column, (called, of_group) in zip(st.columns(2, gap="medium") * 2, GROUPS, strict=True):
            with column:
                rated = [given[one] for one in of_group if one in given]
                st.markdown(f"**{called}** ({len(rated)} of {len(of_group)})")
                st.markdown("\n".join(f"- {_in_words(item_rating)}" for item_rating in rated))
                if rated and (missing := [one for one in of_group if one not in given]):
                    called_so = writing.join_words([items.title(one) for one in missing])
                    st.caption(writing.plain(f"Not rated: {called_so}"))

    def _who_and_when(self, form: Form[RecordedProfile]) -> tuple[str, date | None]:
        container, when = st.columns((3, 2), gap="medium")
        with container:
            by = ask.line(form.key("assessed_by"), "Who rates", form.content.assessed_by)
        with when:
            if self.second_of is not None:
                st.caption(form_words.FIRST_RATINGS_DAY)
                st.markdown(writing.a_date(self.day) if self.day else "")
                return by, self.day
            on = ask.day(
                form.key("assessed_on"),
                "On which day",
                form.content.assessed_on,
                last=cache.today(),
                today=cache.today(),
            )
        return by, on

    def _start_from_last(self, form: Form[RecordedProfile]) -> None:
        if self.last is None:
            return
        item_entries = [entry for entry in self.last.entries if entry.last_level is not None]
        if not item_entries:
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                form_words.START_FROM_LAST,
                key=form.key("start"),
                on_click=_fill,
                args=(
                    form,
                    tuple(
                        ItemRating(item_entry.item, item_entry.last_level)
                        for item_entry in item_entries
                    ),
                ),
            )
            st.markdown(
                ":small["
                + writing.plain(
                    form_words.last_written(
                        writing.a_date(self.last.assessed_on), len(item_entries)
                    )
                )
                + "]",
                width="content",
            )

    def _items(self, form: Form[RecordedProfile], of: Sequence[Item]) -> list[ItemRating]:
        return [item_rating for one in of if (item_rating := self._item(form, one)) is not None]

    def _item(self, form: Form[RecordedProfile], item: Item) -> ItemRating | None:
        item_rating = next((rating for rating in form.content.ratings if rating.item == item), None)
        texts: dict[str, str] = {}
        highest = HIGHEST_NEED if isinstance(item, Need) else HIGHEST_STRENGTH
        levels = (*range(highest + 1), NOT_KNOWN)
        with st.container(border=True, key=f"card-item-{item.value}"):
            chosen = ask.one_of(
                form.key(f"ratings.{item.value}.level"),
                f"{items.title(item)}: {items.question(item, self.child)}",
                levels,
                _level_held(item_rating),
                _level_label,
                captions=[
                    items.meaning(item, level) if level != NOT_KNOWN else "nobody can say"
                    for level in levels
                ],
                across=True,
                kept_as=_level_kept,
                shown=f"**{items.title(item)}** · "
                f"{writing.plain(items.question(item, self.child))}",
            )
            if note := " · ".join(filter(None, (self._why(item), self._last_words(item, chosen)))):
                st.markdown(f":small[:gray[{writing.plain(note)}]]")
            if chosen is None:
                return None
            for column, name, label in zip(st.columns(2, gap="small"), TEXTS, LABELS, strict=True):
                with column:
                    texts[name] = ask.line(
                        form.key(f"ratings.{item.value}.{name}"),
                        f"{label}: {items.title(item)}",
                        getattr(item_rating, name) if item_rating else "",
                        hint=label,
                        hidden=True,
                    )
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
            return f"As last time, {writing.a_date(entry.last_on)}"
        return f"Last time {entry.last_level}, {writing.a_date(entry.last_on)}"

    def _why(self, item: Item) -> str:
        ask_first = next((ask_first for ask_first in self.first if ask_first.need == item), None)
        if ask_first is None:
            return ""
        both = {Setting.FOSTER_IN_HOUSE, Setting.FOSTER_SPECIALIST} <= set(ask_first.changes)
        changed = [
            change
            for change in ask_first.changes
            if not (both and change is Setting.FOSTER_SPECIALIST)
        ]
        places = list(
            dict.fromkeys(
                writing.lower_first(names.destination_name(setting)) for setting in changed
            )
        )
        return form_words.changes_the_answer(writing.join_words(places))


def _asked_about_views(form: Form[RecordedProfile], rated: list[ItemRating]) -> list[ItemRating]:
    """One question about all that the child said, once anything of it is written down."""
    if not any(item_rating.child_view.strip() for item_rating in rated):
        return rated
    before = next(
        (rating.view_shown_to for rating in form.content.ratings if rating.view_shown_to), None
    )
    shown_to = asked_audience(
        form.key(VIEWS_SHOWN_TO),
        before,
        form_words.VIEWS_MAY_BE_SHOWN,
    )
    return [
        replace(item_rating, view_shown_to=shown_to if item_rating.child_view.strip() else None)
        for item_rating in rated
    ]


def _heading(called: str, about: str) -> None:
    st.header(called, anchor=False)
    if about:
        st.caption(about)


def _about(rest: Iterable[Item]) -> str:
    needs = any(isinstance(one, Need) for one in rest)
    return form_words.NEED_LEVELS if needs else form_words.STRENGTH_LEVELS


def _fill(form: Form[RecordedProfile], last: Sequence[ItemRating]) -> None:
    """What has no level yet gets last time's; for the button's `on_click`."""
    for item_rating in last:
        key = form.key(f"ratings.{item_rating.item.value}.level")
        if state.get(key) is None:
            state.put(key, _level_held(item_rating))


def _level_kept(chosen: object) -> int | None:
    """The level as it is kept: None for "not known"."""
    return chosen if isinstance(chosen, int) and chosen != NOT_KNOWN else None


def _level_held(item_rating: ItemRating | None) -> int | None:
    if item_rating is None:
        return None
    return NOT_KNOWN if item_rating.level is None else item_rating.level


def _level_label(level: int) -> str:
    return "Not known" if level == NOT_KNOWN else str(level)


def _in_words(item_rating: ItemRating) -> str:
    """One answer as a line of Markdown."""
    texts = [
        writing.plain(
            f"{items.title(item_rating.item)}: {values.level(item_rating.item, item_rating.level)}"
        )
    ]
    texts += [
        f":small[{writing.plain(name)}]"
        for name in (item_rating.evidence, item_rating.child_view)
        if name
    ]
    return "  \n  ".join(texts)
