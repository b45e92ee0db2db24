"""Faults are tried on both engines, as everything of the store is."""

from tests.store.conftest import database_url, postgres, store  # noqa: F401
