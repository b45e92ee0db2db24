"""Who may do what. The one table of rights: what is not in it is refused."""

from dataclasses import dataclass
from enum import StrEnum

from models.problems import NotAllowed


class Permission(StrEnum):
    """A kind of act on the data. Every function of the store names the one it needs."""

    READ_CHILDREN = "see children"
    READ_COSTS = "see what placements cost"
    IMPORT_FILES = "import files"
    UNDO_IMPORT = "undo the last import"
    EXPORT_CHILDREN = "take child-level rows out of the tool"
    CORRECT_WHEREABOUTS = "say whether a child is still here"
    AUDIT_GROUPS = "audit the estimates by sex, ethnicity and disability"
    CHECK_STORE = "verify the database"
    RECORD_PROFILE = "record a needs profile"
    RECORD_BLOCKER = "record what needs sorting"
    RECORD_VOICE = "record what the child, parents and others say"
    RECORD_INCIDENT = "record an incident"
    PREPARE_MEETING = "prepare and begin a meeting"
    RECORD_DECISION = "record what a meeting decides"
    SIGN_RECORD = "sign a meeting's record"
    CORRECT_SIGNED = "correct a signed record"
    NOTE_MONEY = "note the money of a decision"
    RECORD_MOVE = "record how a move stands"
    AGREE_MONEY = "record the money of a move"
    CONFIRM_SAVING = "confirm savings against payments"
    KEEP_SCENARIO = "save a what-if scenario"


class Role(StrEnum):
    """What a person is here to do."""

    LOCAL_OWNER = "the one person at this machine"


RIGHTS: dict[Role, frozenset[Permission]] = {
    # One local person with all rights, until people sign in. Later roles are rows here.
    Role.LOCAL_OWNER: frozenset(Permission),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or a nightly job) in whose name something is read or written.

    `councils` are the names of the councils whose children they may see; None means every one.
    """

    identifier: str
    roles: frozenset[Role]
    councils: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Which children a read may return, and for whom. Made by `scope_for`, by nothing else."""

    actor: Actor
    permission: Permission
    councils: frozenset[str] | None

    @property
    def cache_key(self) -> str:
        """Text that two scopes share only if they may see exactly the same things."""
        councils = "*" if self.councils is None else "|".join(sorted(self.councils))
        return f"{self.actor.identifier}/{self.permission.value}/{councils}"


LOCAL_OWNER = Actor("local", frozenset({Role.LOCAL_OWNER}))


def may(actor: Actor, permission: Permission) -> bool:
    """True only if one of the person's roles has the right in the table above."""
    return any(permission in RIGHTS.get(role, frozenset()) for role in actor.roles)


def require(actor: Actor, permission: Permission) -> None:
    """Raise `NotAllowed` unless the person has the right."""
    if may(actor, permission):
        return
    raise NotAllowed(
        "Access",
        f"your role does not include the right to {permission.value}",
        "a role that has it",
        "Ask the person who looks after this tool at your council.",
    )


def scope_for(actor: Actor, permission: Permission) -> Scope:
    """The children that this person may see for this purpose; raises `NotAllowed` if none."""
    require(actor, permission)
    return Scope(actor, permission, actor.councils)
