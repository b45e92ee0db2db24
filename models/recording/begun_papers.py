"""Papers that somebody writes before they are made: kept as drafts, and never recorded.

They hold what a person said beside what the record tells; the paper is made of both.
"""

from dataclasses import dataclass

Answered = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class StandardAnswer:
    """One answer. `item`: the field of the Placements Data Standard; None = taken away again."""

    item: str = ""
    value: Answered = None


@dataclass(frozen=True, slots=True)
class HomeSearchBegun:
    """A home-search request: the answers in which a person says more than the record, or another
    thing."""

    answers: tuple[StandardAnswer, ...] = ()

    def said(self, field: str) -> Answered:
        """What a person answered; None = nothing, so that the record speaks."""
        return next((answer.value for answer in self.answers if answer.item == field), None)


@dataclass(frozen=True, slots=True)
class FamilyText:
    """The text of *Could this be your family?* as somebody makes it theirs.

    `no_names`: words in it that look like a name and that somebody knows to name nobody.
    """

    text: str = ""
    no_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChildSummaryText:
    """A summary for the child or family as somebody looked at it and made it theirs.

    One text a section, a paragraph a line, in the order of the paper; a blank one isn't printed.
    """

    told_us: str = ""
    going_well: str = ""
    help_with: str = ""
    talked_about: str = ""
    our_word: str = ""
    you_can: str = ""
