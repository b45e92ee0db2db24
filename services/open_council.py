"""The council as one person sees it at one moment: what every question and deed is asked of."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Self

from data.store.read import Versions, data_versions
from data.store.schema.active_store import ActiveStores, InUse, active_stores
from data.store.schema.engine import Store
from models.access import Actor, Permission, Scope, may, scope_for
from models.words import british_time
from services.kept import DataVersion, Keeper


@dataclass(slots=True)
class Look:
    """One look at the data, of one version of it, whatever is recorded elsewhere meanwhile."""

    noted: Versions | None = None
    shown: InUse | None = None

    def in_use(self, ask: Callable[[], InUse]) -> InUse:
        """The store whose children are shown, asked for once as well."""
        self.shown = self.shown or ask()
        return self.shown

    def versions(self, ask: Callable[[], Versions]) -> Versions:
        """What was noted, else what is asked now."""
        self.noted = self.noted or ask()
        return self.noted

    def forget(self) -> None:
        """Ask again: whoever writes makes a new version."""
        self.noted = self.shown = None


@dataclass(frozen=True)
class OpenCouncil:
    """A store, a person and their rights, a moment, and the answers that are kept.

    `stores`: that of the council itself and the demonstration's; `store`: the one whose children
    are shown. `now` has its time zone.
    """

    stores: ActiveStores
    store: Store
    actor: Actor
    now: datetime
    is_demo: bool = False
    keeper: Keeper = field(default_factory=Keeper)
    look: Look = field(default_factory=Look)
    ask_versions: Callable[[Store], Versions] = data_versions

    @property
    def today(self) -> date:
        """The day on the wall: up to it counts what people recorded."""
        return self.now.date()

    @property
    def now_utc(self) -> datetime:
        """The moment without a zone, as the store writes it."""
        return self.now.astimezone(UTC).replace(tzinfo=None)

    @property
    def scope(self) -> Scope:
        """The children that the person may see; raises `NotAllowed`."""
        return scope_for(self.actor, Permission.READ_CHILDREN)

    @property
    def scope_key(self) -> str:
        """Text that two people share only if they may see exactly the same, costs included."""
        costs = may(self.actor, Permission.READ_COSTS)
        return f"{self.scope.cache_key}/{'with' if costs else 'without'} costs"

    @property
    def versions(self) -> Versions:
        """Texts that change with what is stored; asked for once in a look."""
        return self.look.versions(lambda: self.ask_versions(self.store))

    def version_key(self, rests_on: DataVersion) -> str:
        """What an answer of that kind is kept by."""
        if rests_on is DataVersion.FILES:
            return self.versions.files
        version = self.versions.rules if rests_on is DataVersion.RULES else self.versions.all
        return f"{version}/{self.today.isoformat()}"

    def store_to_write(self) -> Store:
        """The store whose children are shown, for a deed: what is kept of this look is old then."""
        self.look.forget()
        return self.store

    def own_store_to_write(self) -> Store:
        """The council's own store: what is imported goes there and nowhere else."""
        self.look.forget()
        return self.stores.own

    def of_this_version(self) -> Self:
        """The same for work that goes on when the look is over: it stays with its version."""
        return replace(self, look=Look(self.versions))


class Installation:
    """Where councils are opened: this machine's stores and its clock."""

    def now(self) -> datetime:
        """The moment, with its time zone."""
        return british_time(datetime.now(UTC))

    @cached_property
    def stores(self) -> ActiveStores:
        """Opened by the first question."""
        return active_stores()

    def open(self, actor: Actor, keeper: Keeper, look: Look) -> OpenCouncil:
        """The council as this person sees it now, or the demonstration while that is empty."""
        shown = look.in_use(self.stores.in_use)
        return OpenCouncil(self.stores, shown.store, actor, self.now(), shown.is_demo, keeper, look)
