"""The plain names that screens use: those of models/names.py, and what only a screen names."""

from models.audience import Audience
from models.children.names import ORDER as ORDER
from models.children.names import called as called
from models.children.names import order as order
from models.children.names import who as who
from models.evidence import MoveTo
from models.names import PLACE as PLACE
from models.names import SETTING as SETTING
from models.names import council as council
from models.names import council_known as council_known
from models.names import place as place
from models.readiness.answer_words import ANSWER as ANSWER
from models.readiness.answer_words import BLOCKER as BLOCKER
from models.readiness.answer_words import WITH_SUPPORT as WITH_SUPPORT
from models.readiness.answer_words import answer as answer
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
