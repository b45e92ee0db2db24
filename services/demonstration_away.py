"""The way out of the demonstration council: what goes with it, and putting it away."""

from data.store.schema.active_store import RecordedHere, recorded_here
from services.open_council import OpenCouncil

__all__ = ["RecordedHere", "put_demonstration_away", "recorded_in_demonstration"]


def recorded_in_demonstration(council: OpenCouncil) -> RecordedHere:
    """How much people wrote down since it was made, which goes with it."""
    return recorded_here(council.store, council.actor)


def put_demonstration_away(council: OpenCouncil) -> None:
    """Delete the demonstration council and show the empty app."""
    council.look.forget()
    council.stores.put_away(council.actor, council.now)
