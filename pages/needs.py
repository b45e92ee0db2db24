"""Rate a child's needs and strengths, a first time or a second time without seeing the first."""

from collections.abc import Callable
from functools import partial

from models.access import Permission
from models.recording.complete import Round
from models.recording.profile import RecordedProfile
from models.recording.subject import profile_of, second_rating_of
from pages.parts import cache
from pages.parts.child import form_words, second_rating
from pages.parts.child.needs_form import NeedsForm
from pages.parts.forms import drafting
from pages.parts.forms.about_child import about_child, back_to_child
from pages.parts.forms.drafting import Task
from pages.parts.shell import links
from pages.parts.shell.visitor import visitor
from services.children import needs_story
from services.shortlist import items_to_ask_first

number = links.entry_number("second")
title = "Needs and strengths" if number is None else "Second rating"
found = about_child(title, Permission.RECORD_PROFILE)
today = cache.today()
if number is None:
    form = NeedsForm(
        found.name,
        items_to_ask_first(cache.council_of(visitor()), found.one),
        needs_story(cache.council_of(visitor()), found.key, today).profile,
    )
    about, blank = profile_of(found.key), RecordedProfile()
    then: Callable[[], None] = partial(back_to_child, found, form_words.PROFILE_RECORDED)
else:
    first = second_rating.first_or_stop(found, number)
    form = NeedsForm(found.name, second_of=number, day=first.assessed_on)
    about = second_rating_of(found.key)
    blank, then = RecordedProfile(first.assessed_on, "", (), number), second_rating.compare
task = Task(about, blank, found.record.version(about), form.draw, form.show, then)
drafting.fill_in(visitor(), task, Round(today))
