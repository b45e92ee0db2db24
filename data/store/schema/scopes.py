"""The person behind a scope, with no more than the scope and they themselves may see."""

from dataclasses import replace

from models.access import Actor, Permission, Scope, require
from models.problems import NotAllowed

_CHILD_LEVEL = frozenset({Permission.READ_CHILDREN, Permission.EXPORT_CHILDREN})


def councils_of(
    scope: Scope, allowed: frozenset[Permission] = _CHILD_LEVEL
) -> frozenset[str] | None:
    """The councils to read: never wider than the person's own, whatever the scope says.

    Raises `NotAllowed` for a scope that isn't for what is `allowed` (to read or export children).
    """
    if scope.permission not in allowed:
        raise NotAllowed(
            "Access",
            f"this scope is for something else ({scope.permission.value})",
            f"a scope to {' or to '.join(sorted(permission.value for permission in allowed))}",
            "Ask the person who looks after this tool at your council.",
        )
    require(scope.actor, scope.permission)
    own = scope.actor.councils
    if own is None or scope.councils is None:
        return own if scope.councils is None else scope.councils
    return own & scope.councils


def actor_within(scope: Scope) -> Actor:
    """The person, narrowed to the scope's councils."""
    return replace(scope.actor, councils=councils_of(scope))
