"""What a command refuses before it begins: a day or a file that can't give what was asked for.

Each refusal says where, what was found, what is wanted and what to do (`UserError`, exit code 2).
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from models.children.council import CouncilData
from models.money import months_later
from models.problems import UserError
from models.words import a_date

HORIZON_MONTHS = (
    60  # as far as the Forecast page looks; further on hardly any child of today is left
)


def require_file(option: str, path: Path, kinds: Sequence[str]) -> None:
    """The file to write is of a kind that the command writes, in a folder that is there.

    `kinds`: endings with their dot, in small letters. Work of minutes isn't begun for a file that
    can't be written or that another program couldn't open.
    """
    if path.suffix.lower() not in kinds:
        raise UserError(
            option,
            f"{path.name} isn't a {' or '.join(kinds)} file",
            f"a file whose name ends in {' or '.join(kinds)}",
            "Change the name and try again. Nothing was written.",
        )
    if path.is_dir() or not path.parent.is_dir():
        text = "is a folder" if path.is_dir() else "is in a folder that does not exist"
        raise UserError(
            option,
            f"{path} {text}",
            "a file in a folder where you may write",
            "Name another place and try again. Nothing was written.",
        )


def require_known(data: CouncilData, as_of: date, today: date) -> None:
    """The day to look from is no later than today, or than the data where that reaches further.

    Nothing is known of a later day: every child would be counted as still there, and older.
    """
    last = max(today, data.data_date or today)
    if as_of > last:
        stored = f"data to {a_date(data.data_date)}" if data.data_date else "no data"
        raise UserError(
            "--as-of",
            f"{as_of.isoformat()}, and there is {stored}",
            f"a day up to {last.isoformat()}",
            "Choose an earlier day. For the future, use forecast.",
        )


def require_horizon(option: str, as_of: date, until: date) -> None:
    """A day to come (the end of a forecast, a move) is no further away than the screens look."""
    last = months_later(as_of, HORIZON_MONTHS)
    if (until.year, until.month) > (last.year, last.month):
        raise UserError(
            option,
            f"{until.isoformat()}, more than {HORIZON_MONTHS // 12} years after "
            f"{as_of.isoformat()}",
            f"a day up to {last.isoformat()}",
            ("Choose an earlier day. The history cannot show what happens so far ahead."),
        )
