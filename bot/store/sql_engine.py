"""The database of the store: opened, spoken to in transactions, its faults put into words."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, Row, Select, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.errors import StoreUnusable

# As people write them, and as SQLAlchemy knows them together with the driver of our extra.
_WITHOUT_A_DRIVER = ("postgres", "postgresql")
_POSTGRESQL = "postgresql+psycopg"
_INSERTS: dict[str, Callable[[Table], postgresql.Insert | sqlite.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
# A server behind a network that was cut says nothing, and nobody waits for it for ever: neither
# for a connection, nor for the answer over one that was open.
_PATIENCE: Mapping[str, Mapping[str, int]] = {
    "sqlite": {},
    "postgresql": {
        "connect_timeout": 5,
        "keepalives": 1,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 15_000,  # milliseconds; the others are in seconds
    },
}
_ADVICE = {
    "sqlite": "check STP_STORE__URL, and that the folder exists and can be written to",
    "postgresql": "check STP_STORE__URL, and that the server runs and lets this user in",
}


def open_engine(url: str) -> Engine:
    """Open the database behind a URL, without connecting to it yet.

    Args:
        url: SQLAlchemy's form, such as ``sqlite:////var/lib/stp/stp.sqlite`` or
            ``postgresql://stp@localhost/stp``, which psycopg connects to.

    Returns:
        An engine for several threads; the caller disposes of it.

    Raises:
        StoreUnusable: If the URL is wrong, names a database that the store does not work with, or
            one whose driver is not installed.
    """
    address = _read_url(url)
    with opening(address):
        # A server that was restarted has cut the connections that wait in the pool.
        engine = create_engine(
            address,
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args=_connect_args(address),
        )
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


@contextmanager
def opening(address: URL) -> Iterator[None]:
    """Put what goes wrong while a database is opened into words, the password left out.

    Args:
        address: The database.

    Yields:
        Nothing; the work is done inside.

    Raises:
        StoreUnusable: For any fault of the database or its driver.
    """
    try:
        yield
    except (SQLAlchemyError, ImportError) as error:
        raise StoreUnusable(
            f"the store at {_shown(address)} cannot be opened ({type(error).__name__}):"
            f" {_advice(address, error)}"
        ) from error


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Do some work in one transaction: all of it, or nothing where it fails.

    Args:
        engine: The database.

    Yields:
        The connection to work on.

    Raises:
        StoreUnusable: If the database cannot be used now.
    """
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        # Without its cause, which shows what was to be stored: people's questions.
        fault = type(error).__name__
        raise StoreUnusable(f"the store cannot be used now ({fault}); try again") from None


def read_rows(engine: Engine, statement: Select[Any]) -> Sequence[Row[Any]]:
    """Read all rows of a query.

    Args:
        engine: The database.
        statement: The query.

    Returns:
        As the query orders them.

    Raises:
        StoreUnusable: If the database cannot be used now.
    """
    with transaction(engine) as connection:
        return connection.execute(statement).all()


def insert_into(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """Begin an insert that can say what to do where a row of that key is there already.

    A clash is no error then, and so does not break off the transaction on PostgreSQL.

    Args:
        connection: Decides for whose SQL.
        table: Where to.

    Returns:
        The statement, with no values yet; how many rows it wrote is counted.
    """
    statement = _INSERTS[connection.dialect.name](table)
    return statement.execution_options(preserve_rowcount=True)


def put_row(connection: Connection, table: Table, row: Mapping[str, object]) -> None:
    """Write a row in place of the one of the same primary key.

    Args:
        connection: In a transaction.
        table: Where to.
        row: Values by column.
    """
    key = [column.name for column in table.primary_key]
    rest = {name: value for name, value in row.items() if name not in key}
    statement = insert_into(connection, table).values(row)
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=rest))


def _read_url(url: str) -> URL:
    # Without the cause, whose words may hold a part of a password that was not escaped.
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreUnusable(
            "STP_STORE__URL is not a database URL, such as sqlite:////var/lib/stp/stp.sqlite;"
            " in a password, @ is written %40, : is %3A and / is %2F"
        ) from None
    if address.drivername in _WITHOUT_A_DRIVER:
        address = address.set(drivername=_POSTGRESQL)
    if address.get_backend_name() not in _INSERTS:
        raise StoreUnusable(
            "the store works with SQLite and PostgreSQL, not with"
            f" {address.get_backend_name()}: check STP_STORE__URL"
        )
    return address


def _connect_args(address: URL) -> dict[str, int]:
    """Say how long to wait for a server, where its URL does not."""
    patience = _PATIENCE[address.get_backend_name()]
    return {name: value for name, value in patience.items() if name not in address.query}


def _advice(address: URL, error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError) and error.name == "psycopg":
        return "STP_STORE__URL names PostgreSQL, which needs pip install 'stp-bot[postgres]'"
    return _ADVICE[address.get_backend_name()]


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401  a DB-API connection
    """Let readers go on beside a writer, and writers wait for each other."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=2500")
    try:
        cursor.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        # SQLite does not wait here. Whoever holds a new file is about to do the same to it, and the
        # mode is the file's, not the connection's.
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _shown(url: URL) -> str:
    """Show a URL without its password, which may also stand among its options."""
    return url.set(query={}).render_as_string(hide_password=True)
