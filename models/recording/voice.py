"""What the child says in their own words, and what parents, the IRO and others say."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.audience import Audience
from models.settings import Setting

LOOK_AGAIN_WITHIN = timedelta(weeks=12)  # a no stops the suggestion, not the conversation


@dataclass(frozen=True, slots=True)
class Wish:
    """The child's own words, and by whom and when they were heard.

    `no_to`: destinations the child says no to; that stands until a later wish names the place in
    `open_to`. A no is looked at again by `look_again`, at most 12 weeks after it was heard.
    `advocate_offered`: somebody offered the child an advocate. `shown_to`: who may be shown these
    words, as the child was asked; None = they weren't, so the panel only.
    """

    words: str = ""
    heard_by: str = ""
    heard_on: date | None = None
    no_to: tuple[Setting, ...] = ()
    open_to: tuple[Setting, ...] = ()
    look_again: date | None = None
    advocate_offered: bool = False
    shown_to: Audience | None = None


class ViewHolder(StrEnum):
    """Whose view it is, besides the child's."""

    PARENTS = "parents"
    IRO = "independent reviewing officer"
    CARER = "carers or the home"
    ADVOCATE = "advocate"
    OTHER = "somebody else"


@dataclass(frozen=True, slots=True)
class View:
    """What somebody beside the child says, and who may see it."""

    of: ViewHolder = ViewHolder.PARENTS
    who: str = ""
    words: str = ""
    given_on: date | None = None
    shown_to: Audience = Audience.PANEL
