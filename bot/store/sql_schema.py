"""Makes the tables of the store, and adds what a database of an earlier version lacks."""

from sqlalchemy import Column, Connection, Engine, MetaData, Table, inspect
from sqlalchemy.schema import CreateColumn

from bot.store.sql_tables import metadata

# Two processes that start together must not both add a column. Any number that nobody else uses.
_LOCKS = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "SELECT pg_advisory_xact_lock(7872801974)",
}


def bring_up_to_date(engine: Engine, tables: MetaData = metadata) -> None:
    """Make the tables and columns that are missing; what is there is left as it is.

    Args:
        engine: The database.
        tables: What is to be there.

    Raises:
        SQLAlchemyError: If the database cannot be read or changed.
    """
    with engine.connect() as connection:
        if not _missing_columns(connection, tables):
            return
    with engine.begin() as connection:
        connection.exec_driver_sql(_LOCKS[connection.dialect.name])
        tables.create_all(connection)
        for table, column in _missing_columns(connection, tables):
            _add_column(connection, table, column)


def _missing_columns(
    connection: Connection, tables: MetaData
) -> list[tuple[Table, Column[object]]]:
    """List what is missing, all columns of a table where that is missing itself."""
    found = inspect(connection).get_multi_columns()
    there = {(table, column["name"]) for (_, table), columns in found.items() for column in columns}
    return [
        (table, column)
        for table in tables.sorted_tables
        for column in table.columns
        if (table.name, column.name) not in there
    ]


def _add_column(connection: Connection, table: Table, column: Column[object]) -> None:
    # SQLAlchemy writes the column, but has no statement that adds it.
    definition = CreateColumn(column).compile(dialect=connection.dialect)
    connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {definition}")
