"""What a button records by itself, without a form: one fact, in the visitor's name."""

from __future__ import annotations

from data.store.recording import record_fact
from models.problems import UserError
from models.recording.contents import Content
from models.recording.subject import Subject
from pages.parts import source, state
from pages.parts.visitor import visitor


def record_at_once(about: Subject, content: Content, seen: int) -> None:
    """For an `on_click`. `seen`: the version that was on the screen. What goes wrong is said when
    the page is drawn."""
    now = source.current()
    try:
        record_fact(now.store_shown(), actor=visitor(), about=about, content=content,
                    expected_version=seen, now=now.now())  # fmt: skip
    except UserError as error:
        state.keep_trouble(str(error))
