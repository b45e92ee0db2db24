"""An import from the first file chosen to the last row stored: what is remembered between clicks.

Uploads, and what was read of them, live in the visit's memory only, as long as this page is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from models.access import Actor
from models.questions import Answers
from pages.parts import cache, state
from pages.parts.bring_in import words
from pages.parts.words import writing
from services.bringing_in import (
    Batch,
    ImportReport,
    Review,
    Upload,
    import_files,
    read_uploads,
    review_import,
)

KEYS, ROUND, DONE, SAID = "bring_in.", "bring_in.round", "bring_in.done", "bring_in.said"
PAGE = "bring_in"
MOST_MEGABYTES = 10  # a file; the server refuses more (.streamlit/config.toml)


@dataclass(frozen=True, slots=True)
class FilesRead:
    """The files chosen, and what was read of them."""

    uploads: tuple[Upload, ...]
    batch: Batch


@dataclass(frozen=True, slots=True)
class FilesOwner:
    """What the person says of the files: the council (None = not said) and the system."""

    council: str | None
    system: str


@dataclass(frozen=True, slots=True)
class Done:
    """An import that was made on this page; kept so that its problems can still be mended."""

    report: ImportReport
    reading: FilesRead


def forget_unless_on(page: str) -> None:
    """Leaving the page forgets the files; called on every run, whatever the page."""
    if page != PAGE:
        state.clear_all(KEYS)


def said() -> None:
    """What the last press of a button came to, said once."""
    words_of_it = state.get(SAID)
    if words_of_it:
        st.success(str(words_of_it))
        state.clear(SAID)


def say_next(text: str) -> None:
    """To be said at the top of the page when it is drawn again."""
    state.put(SAID, text)


def choose() -> list[UploadedFile]:
    """The two boxes that files are put into."""
    number = state.get(ROUND) or 0
    files, folder = st.columns(2, gap="medium")
    chosen = files.file_uploader(
        words.FILES, accept_multiple_files=True, key=f"bring_in.files.{number}"
    )
    chosen += folder.file_uploader(
        words.FOLDER,
        accept_multiple_files="directory",
        key=f"bring_in.folder.{number}",
    )
    st.caption(words.on_size(MOST_MEGABYTES))
    return list(chosen)


def read(person: Actor, chosen: Sequence[UploadedFile], answers: Answers) -> FilesRead | None:
    """What was read of the files; the same until others are chosen, or a question is answered.

    None when no file is chosen.
    """
    if not chosen:
        state.clear("bring_in.read", "bring_in.review")
        return None
    state.clear(DONE)
    files = tuple((file.file_id, file.name, file.size) for file in chosen)
    which = (files, tuple(sorted(answers.items())))
    return state.kept("bring_in.read", which, lambda: _read(person, chosen, answers))


def _read(person: Actor, chosen: Sequence[UploadedFile], answers: Answers) -> FilesRead:
    uploads = tuple(Upload(file.name, file.getvalue()) for file in chosen)
    with st.status(f"Reading {writing.count_of(len(uploads), 'file')} …", expanded=True) as status:
        bar = st.progress(0.0)

        def say(done: int, of: int, label: str) -> None:
            bar.progress(done / of, text=writing.plain(label))

        batch = read_uploads(cache.council_of(person), uploads, say, answers)
        number = writing.count_of(len(batch.files), "file")
        status.update(label=f"{number} read", state="complete", expanded=False)
    return FilesRead(uploads, batch)


def review(person: Actor, reading: FilesRead, whose: FilesOwner, answers: Answers) -> Review:
    """What an import would do to what is held now; found anew whenever that changes."""
    council = cache.council_of(person)
    which = (id(reading), whose, council.versions.all, tuple(sorted(answers.items())))

    def look() -> Review:
        with st.spinner(words.COMPARING):
            return review_import(
                council,
                reading.batch,
                system=whose.system,
                whose=whose.council,
                answers=answers,
            )

    return state.kept("bring_in.review", which, look)


def bring_in(
    person: Actor, reading: FilesRead, whose: FilesOwner, seen: Review, answers: Answers
) -> None:
    """Import what was reviewed, and draw the page again with empty boxes."""
    with st.spinner("Importing …"):
        report = import_files(
            cache.council_of(person),
            reading.batch,
            system=whose.system,
            whose=whose.council,
            reviewed=seen.version,
            answers=answers,
        )
    number = int(str(state.get(ROUND) or 0))
    state.clear_all(KEYS)
    state.put(ROUND, number + 1)
    state.put(DONE, Done(report, reading))
    st.rerun()


def last_done() -> Done | None:
    """The import that was made on this page, until the next files are chosen."""
    done = state.get(DONE)
    return done if isinstance(done, Done) else None
