"""Rate a child's needs and strengths, a first time or a second time without seeing the first."""

from collections.abc import Callable
from functools import partial

from models.access import Permission
from models.recording.complete import Round
from models.recording.profile import RecordedProfile
from models.recording.subject import profile_of, second_rating_of
from pages.parts import cached, source
from pages.parts.child import form_words, second_rating
from pages.parts.child.needs_form import NeedsForm
from pages.parts.forms import drafting
from pages.parts.forms.about_child import about_child, back_to_child
from pages.parts.forms.drafting import Task
from pages.parts.shell import links
from pages.parts.shell.visitor import visitor

number = links.entry_number("second")
title = "Needs and strengths" if number is None else "Second rating"
found = about_child(title, Permission.RECORD_PROFILE)
today = source.current().today()
if number is None:
    form = NeedsForm(
        found.name,
        cached.ask_first_of(visitor(), found.one),
        cached.needs_story(visitor(), found.key, today).profile,
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
