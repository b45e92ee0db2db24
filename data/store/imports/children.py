"""The store's opaque keys for the children that a source names."""

import secrets

import pandas as pd
from sqlalchemy import Connection, select

from data.store.schema.bulk import insert_frame, read_frame
from data.store.schema.tables import child

_KEY_BYTES = 12  # 96 random bits: never guessed, never the same twice


class ChildKeys:
    """Identifiers of one source and their keys; a child named for the first time gets a new one.

    A key is random and says nothing of the child, so a link or a cache may hold it.
    """

    def __init__(self, connection: Connection, source: str) -> None:
        frame = read_frame(
            connection, select(child.c.child_id, child.c.key).where(child.c.source == source)
        )
        self._connection, self._source = connection, source
        self._keys = pd.Series(
            frame["key"].to_numpy(), index=frame["child_id"].to_numpy(), dtype=str
        )

    @property
    def known(self) -> dict[str, str]:
        """The identifiers that have a key, with it."""
        return {str(name): str(key) for name, key in self._keys.items()}

    def of(self, identifiers: pd.Series) -> pd.Series:
        """The key of each identifier, made now where there is none yet."""
        names = identifiers.astype("str")
        new = pd.Index(names.unique()).difference(self._keys.index)
        if len(new):
            keys = [secrets.token_urlsafe(_KEY_BYTES) for _ in new]
            frame = pd.DataFrame({"key": keys, "source": self._source, "child_id": new})
            insert_frame(self._connection, child, frame)
            self._keys = pd.concat([self._keys, pd.Series(keys, index=new, dtype=str)])
        return names.map(self._keys)
