"""Writing down the tool's own faults: a reference number, the place in the code, no data at all.

An exception's text and a function's variables may hold a child's name or number, so neither is
ever written: only the kinds of error and the lines of code they passed through.
"""

from __future__ import annotations

import logging
import secrets
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from models.problems import UserError

LOG_FILE = Path(__file__).resolve().parents[1] / "var" / "log" / "faults.log"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that are mistaken for each other on the phone
LARGEST_LOG_BYTES = 2_000_000
USER_ERROR, FAULT = 2, 3  # exit codes of a command that could not do its work


class PlainEnding:
    """`with PlainEnding() as ending:` turns what goes wrong inside into one sentence on stderr.

    Afterwards `ending.code` is 0, or 2 for what a person can mend (said in its own words), or 3
    for a fault of the tool (said by its reference). Ctrl+C and exits pass through.
    """

    def __init__(self) -> None:
        self.code = 0

    def __enter__(self) -> PlainEnding:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, UserError):
            self.code = USER_ERROR
            print(error, file=sys.stderr, flush=True)
        elif isinstance(error, Exception):
            self.code = FAULT
            reference = note_fault(error)
            print(
                f"Something went wrong inside the tool (reference {reference}): nothing was "
                f"changed, and {LOG_FILE} says where in the code it happened.",
                file=sys.stderr,
                flush=True,
            )
        return isinstance(error, Exception)


def note_fault(error: BaseException, log_file: Path = LOG_FILE) -> str:
    """Write the fault down and return its reference, six letters that a person can read out.

    Where the log can't be written, the same lines go to the console.
    """
    reference = "".join(secrets.choice(LETTERS) for _ in range(6))
    current = datetime.now(UTC).isoformat(timespec="seconds")
    lines = f"{current} reference {reference}\n{places_of(error)}\n"
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        if log_file.exists() and log_file.stat().st_size > LARGEST_LOG_BYTES:
            log_file.replace(log_file.with_suffix(".old.log"))
        with log_file.open("a", encoding="utf-8") as log:
            log.write(lines)
    except OSError:
        sys.stderr.write(lines)
    return reference


def places_of(error: BaseException) -> str:
    """The kinds of error and the lines of code, cause first: a traceback without any values."""
    parts = []
    base_exception: BaseException | None = error
    seen: set[int] = set()
    while base_exception is not None and id(base_exception) not in seen:
        seen.add(id(base_exception))
        frames = "".join(traceback.format_list(traceback.extract_tb(base_exception.__traceback__)))
        kind = type(base_exception)
        parts.append(f"{frames}{kind.__module__}.{kind.__qualname__}")
        base_exception = base_exception.__cause__ or (
            None if base_exception.__suppress_context__ else base_exception.__context__
        )
    return "\nled to\n".join(reversed(parts))


def keep_data_out_of_logs() -> None:
    """From now on no log line of any library carries an exception's text or variables.

    Streamlit and the web server log exceptions whole; each record is cleaned as it is made.
    """
    made = logging.getLogRecordFactory()
    if getattr(made, "cleans", False):
        return

    def clean(*args: object, **kwargs: object) -> logging.LogRecord:
        return clean_record(made(*args, **kwargs))

    clean.cleans = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(clean)


def clean_record(record: logging.LogRecord) -> logging.LogRecord:
    """The record with its exceptions as places in the code only, in whichever field they came."""
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = places_of(record.exc_info[1])
        record.exc_info = None
    if isinstance(record.msg, BaseException):
        record.msg = type(record.msg).__name__
    if isinstance(record.args, tuple):
        record.args = tuple(
            type(arg).__name__ if isinstance(arg, BaseException) else arg for arg in record.args
        )
    return record
