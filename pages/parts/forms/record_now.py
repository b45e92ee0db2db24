"""What a button records by itself, without a form: one fact, in the visitor's name."""

from models.problems import UserError
from models.recording.subject import Subject
from models.recording.types import Content
from pages.parts import cache, state
from pages.parts.shell.visitor import visitor
from services.recording import record_fact


def record_at_once(about: Subject, content: Content, seen: int) -> bool:
    """For an `on_click`. `seen`: the version that was on the screen. What goes wrong is said when
    the page is drawn. True: it was recorded."""
    try:
        record_fact(
            cache.council_of(visitor()),
            about=about,
            content=content,
            expected_version=seen,
        )
    except UserError as error:
        state.keep_trouble(str(error))
        return False
    return True
