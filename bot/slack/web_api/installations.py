"""Which workspaces have installed the bot, and the tokens they gave it, in a database."""

from datetime import UTC, datetime, timedelta

from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from sqlalchemy import ColumnElement, Table, delete, func, select, update

from bot.errors import StoreUnusable
from bot.slack.web_api.install_states import InstallStates
from bot.store.sql_engine import open_engine, opening, read_rows, transaction
from bot.store.sql_schema import bring_up_to_date

# The shortest time that the database tells apart.
_A_MOMENT = timedelta(microseconds=1)
_TOKEN_COLUMNS = ("bot_token", "bot_refresh_token", "bot_token_expires_at")


class Installations:
    """Keeps one bot for each workspace. Safe to call from several threads.

    The tables and their entries are slack-sdk's. It finds an entry by enterprise and workspace
    together; here the workspace's id alone is enough, which is unique, and an installation for a
    whole enterprise goes by the enterprise's. Every method raises StoreUnusable where the database
    cannot be used now.

    Attributes:
        states: Installations that have begun.
    """

    def __init__(self, url: str, *, client_id: str) -> None:
        """Open the database; make the tables that are missing.

        Args:
            url: As for the store; it may be the same.
            client_id: Of the app; several may keep their installations in one database.

        Raises:
            StoreUnusable: If the URL is wrong or the database cannot be opened.
        """
        self._engine = open_engine(url)
        self._client_id = client_id
        self._store = SQLAlchemyInstallationStore(client_id, self._engine)
        self.states = InstallStates(self._engine)
        try:
            with opening(self._engine.url):
                bring_up_to_date(self._engine, self._store.metadata)
                bring_up_to_date(self._engine, self.states.tables)
        except StoreUnusable:
            self._engine.dispose()
            raise

    def bot(self, team: str) -> Bot | None:
        """Find the bot that a workspace installed last.

        Args:
            team: The id of a workspace, or of an enterprise that installed it for all of its own.

        Returns:
            The bot; None where it is not installed there, or no longer.
        """
        bots = self._store.bots
        newest = (
            select(bots)
            .where(self._of(bots, team))
            .order_by(bots.c.installed_at.desc(), bots.c.id.desc())
            .limit(1)
        )
        rows = read_rows(self._engine, newest)
        return self._store.build_bot_entity(rows[0]._mapping) if rows else None  # noqa: SLF001  public

    def count(self) -> int:
        """Count the workspaces."""
        bots = self._store.bots
        teams = (
            select(bots.c.enterprise_id, bots.c.team_id)
            .where(bots.c.client_id == self._client_id)
            .distinct()
        )
        counted = select(func.count()).select_from(teams.subquery())
        return int(read_rows(self._engine, counted)[0][0])

    def keep(self, installation: Installation) -> None:
        """Keep an installation in place of the workspace's earlier ones."""
        with transaction(self._engine):  # names the faults of those that slack-sdk makes
            self._store.save(installation)
        self._delete(team_of(installation), _as_kept(installation.installed_at) - _A_MOMENT)

    def put_token(self, old: Bot, new: Bot) -> bool:
        """Put a new token in the place of an old one.

        Args:
            old: As it was found.
            new: The same with another token.

        Returns:
            False where the entry has another token by now, or is there no longer; then nothing
            changes.
        """
        bots = self._store.bots
        this = self._of(bots, team_of(old)) & (bots.c.bot_token == old.bot_token)
        expires_at = new.bot_token_expires_at
        values = (
            new.bot_token,
            new.bot_refresh_token,
            None if expires_at is None else _as_kept(expires_at),
        )
        statement = update(bots).where(this).values(dict(zip(_TOKEN_COLUMNS, values, strict=True)))
        with transaction(self._engine) as connection:
            return connection.execute(statement).rowcount > 0

    def forget(self, bot: Bot) -> None:
        """Forget an installation and the earlier ones of its workspace, tokens and all.

        One that was made since stays.
        """
        self._delete(team_of(bot), _as_kept(bot.installed_at))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _delete(self, team: str, until: datetime) -> None:
        with transaction(self._engine) as connection:
            for table in (self._store.bots, self._store.installations):
                connection.execute(
                    delete(table).where(self._of(table, team), table.c.installed_at <= until)
                )

    def _of(self, table: Table, team: str) -> ColumnElement[bool]:
        """Say which of a table's entries are a workspace's, or an enterprise's as a whole."""
        its = table.c
        whole = its.is_enterprise_install | its.team_id.is_(None)
        theirs = ((its.team_id == team) & ~whole) | ((its.enterprise_id == team) & whole)
        return (its.client_id == self._client_id) & theirs


def team_of(installed: Bot | Installation) -> str:
    """Say under which id an installation is found."""
    if installed.is_enterprise_install or installed.team_id is None:
        return installed.enterprise_id or ""
    return installed.team_id


def _as_kept(moment_s: float) -> datetime:
    """Write a moment as slack-sdk's tables have it: in UTC, which they do not say."""
    return datetime.fromtimestamp(moment_s, UTC).replace(tzinfo=None)
