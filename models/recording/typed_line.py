"""One line that somebody is typing beside the button that sends it: why something is taken back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypedLine:
    """The line as far as it was typed; theirs alone, and gone when it is sent, or after a day."""

    text: str = ""
