"""What a button records by itself, without a form: one fact, in the visitor's name."""

from data.store.record.facts import record_fact
from models.problems import UserError
from models.recording.subject import Subject
from models.recording.types import Content
from pages.parts import source, state
from pages.parts.shell.visitor import visitor


def record_at_once(about: Subject, content: Content, seen: int) -> None:
    """For an `on_click`. `seen`: the version that was on the screen. What goes wrong is said when
    the page is drawn."""
    seam = source.current()
    try:
        record_fact(
            seam.store_shown(),
            actor=visitor(),
            about=about,
            content=content,
            expected_version=seen,
            now_utc=seam.now(),
        )
    except UserError as error:
        state.keep_trouble(str(error))
