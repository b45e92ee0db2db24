"""Who is looking: the seam for signing in. Asked on every run, never remembered."""

from __future__ import annotations

from models.access import LOCAL_OWNER, Actor


def visitor() -> Actor:
    """The person at the screen: until people sign in, the one local person of this machine."""
    return LOCAL_OWNER
