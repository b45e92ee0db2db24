"""The moves that people record, and what the returns show of each."""

from data.reference.stage_weights import stage_weights
from models.pipeline.all_moves import Pipeline, moves_at
from models.pipeline.move_record import every_move, with_a_move
from services.children import find_children
from services.council_data import read_council
from services.kept import DataVersion, kept_by
from services.open_council import OpenCouncil
from services.records import child_records, meeting_records


@kept_by(DataVersion.ALL)
def moves_today(council: OpenCouncil) -> Pipeline:
    """Every move as it stands today, with what the returns show of it."""
    records = child_records(council)
    children = frozenset(move.child for move in every_move(records))
    return moves_at(
        records,
        meeting_records(council),
        read_council(council),
        find_children(council, children),
        stage_weights(),
        council.today,
    )


def children_on_board(council: OpenCouncil) -> frozenset[str]:
    """The children whose move is or was begun: a move of theirs is no new one."""
    return with_a_move(row.move for row in moves_today(council).rows)
