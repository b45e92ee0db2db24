"""Which decisions are under a chair's signature, and the digest that a signature holds of each."""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import Connection

from data.store.recorded import of_subject
from models.meeting.meeting import Signature, SignedEntry
from models.recording.codec import as_json
from models.recording.contents import Content
from models.recording.kept import Kept
from models.recording.subject import signature_of


def signatures(connection: Connection, meeting: str) -> tuple[Kept[Signature], ...]:
    """All signatures under a meeting's record, oldest first."""
    found: list[Kept[Signature]] = []
    for one in of_subject(connection, signature_of(meeting)):
        assert isinstance(one.content, Signature)
        found.append(one)  # type: ignore[arg-type]
    return tuple(found)


def is_signed(connection: Connection, decision: Kept[Content]) -> bool:
    """True if the chair signed this very entry."""
    signed = (
        (one.child, one.number)
        for signature in signatures(connection, decision.about.meeting)
        if signature.content is not None
        for one in signature.content.decisions
    )
    return (decision.about.child, decision.number) in set(signed)


def signed_entry(decision: Kept[Content]) -> SignedEntry:
    """One decision as a signature names it; the digest is of everything it says."""
    text = json.dumps(as_json(decision.content), sort_keys=True, ensure_ascii=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SignedEntry(decision.about.child, decision.number, digest)
