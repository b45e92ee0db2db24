"""Which decisions are under a chair's signature, and the digest that a signature holds of each."""

import hashlib
import json

from sqlalchemy import Connection

from data.store.frames.recorded_rows import of_subject
from models.recording.codec import as_json
from models.recording.entry import Entry
from models.recording.meeting import Signature, SignedEntry
from models.recording.subject import signature_of
from models.recording.types import Content


def signatures_of(connection: Connection, meeting: str) -> tuple[Entry[Signature], ...]:
    """All signatures under a meeting's record, oldest first."""
    entries: list[Entry[Signature]] = []
    for entry in of_subject(connection, signature_of(meeting)):
        assert isinstance(entry.content, Signature)
        entries.append(entry)  # type: ignore[arg-type]
    return tuple(entries)


def is_signed(connection: Connection, decision: Entry[Content]) -> bool:
    """True if the chair signed this very entry."""
    signed = (
        (decision.child, decision.number)
        for signature in signatures_of(connection, decision.about.meeting)
        if signature.content is not None
        for decision in signature.content.decisions
    )
    return (decision.about.child, decision.number) in set(signed)


def signed_entry(decision: Entry[Content]) -> SignedEntry:
    """One decision as a signature names it; the digest is of everything it says."""
    text = json.dumps(as_json(decision.content), sort_keys=True, ensure_ascii=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SignedEntry(decision.about.child, decision.number, digest)
