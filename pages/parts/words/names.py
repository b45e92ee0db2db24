"""The plain names that screens use: those of models/names.py, and what only a screen names."""

from models.audience import Audience
from models.children.names import ORDER as ORDER
from models.children.names import display_name as display_name
from models.children.names import legal_status_words as legal_status_words
from models.children.names import name_or_number as name_or_number
from models.evidence import MoveTo
from models.names import PLACE as PLACE
from models.names import SETTING as SETTING
from models.names import council_known as council_known
from models.names import council_name as council_name
from models.names import destination_name as destination_name
from models.readiness.answer_words import ANSWER as ANSWER
from models.readiness.answer_words import BLOCKER as BLOCKER
from models.readiness.answer_words import WITH_SUPPORT as WITH_SUPPORT
from models.readiness.answer_words import answer_in_words as answer_in_words
from models.recording.decision import Outcome

# Kinds of move, as evidence is held of them.
MOVE_TO: dict[MoveTo, str] = {
    MoveTo.HOME: "Home",
    MoveTo.FOSTERING: "Foster family, family or friends",
    MoveTo.OTHER: "Supported accommodation",
}


OUTCOME: dict[Outcome, str] = {
    Outcome.EXPLORE: "Explore",
    Outcome.MATCH: "Match",
    Outcome.RECOMMEND_MOVE: "Recommend move",
    Outcome.STAY: "Stay",
    Outcome.LOOK_AGAIN: "Look again on …",
}


AUDIENCE: dict[Audience, str] = {
    Audience.PANEL: "Panel only",
    Audience.PROFESSIONALS: "Professionals",
    Audience.FAMILY: "Child and family",
}
