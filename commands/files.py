"""Writing a file that somebody asked for: whole or not at all, for their eyes only."""

import os
import tempfile
from pathlib import Path

from models.problems import UserError


def write_whole(path: Path, content: bytes) -> None:
    """Put the bytes in the file in one step; a failure leaves what was there before.

    Only its owner may read it, for its rows may name children. Raises `UserError`.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(path)
        finally:
            Path(part).unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            str(path),
            f"it can't be written ({(error.strerror or type(error).__name__).lower()})",
            "a file in a folder where you may write",
            "Name another place and try again.",
        ) from error
