"""The plain names that screens use: those of models/names.py, and what only a screen names."""

from __future__ import annotations

from models.evidence import MoveTo
from models.names import ANSWER as ANSWER
from models.names import BLOCKER as BLOCKER
from models.names import ORDER as ORDER
from models.names import PLACE as PLACE
from models.names import SETTING as SETTING
from models.names import WITH_SUPPORT as WITH_SUPPORT
from models.names import answer as answer
from models.names import called as called
from models.names import council as council
from models.names import council_known as council_known
from models.names import order as order
from models.names import place as place
from models.names import who as who

# Kinds of move, as evidence is held of them.
MOVE_TO: dict[MoveTo, str] = {
    MoveTo.HOME: "Home",
    MoveTo.FOSTERING: "Foster family, family or friends",
    MoveTo.OTHER: "Supported accommodation",
}
