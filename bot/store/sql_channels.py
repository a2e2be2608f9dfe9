"""How the bot behaves in each channel, in a database."""

import json
from typing import Any

from sqlalchemy import Row, select

from bot.store.records import ChannelMode, ChannelRules
from bot.store.sql_engine import put_row, read_rows, transaction
from bot.store.sql_part import SqlPart
from bot.store.sql_tables import channels


class SqlChannels(SqlPart):
    """A ChannelStore in a database."""

    def channel_rules(self, team: str, channel: str) -> ChannelRules | None:
        """See ``ChannelStore.channel_rules``.

        Returns:
            None where nobody chose any.
        """
        this = (channels.c.team == team) & (channels.c.channel == channel)
        rows = read_rows(self._engine, select(channels).where(this))
        return _rules(rows[0]) if rows else None

    def set_channel_rules(self, rules: ChannelRules) -> None:
        """See ``ChannelStore.set_channel_rules``."""
        with transaction(self._engine) as connection:
            put_row(connection, channels, _row(rules))

    def all_channel_rules(self, team: str) -> list[ChannelRules]:
        """See ``ChannelStore.all_channel_rules``.

        Returns:
            By channel.
        """
        rows = read_rows(self._engine, select(channels).where(channels.c.team == team))
        # Not by the database, which may put letters in the order of some language.
        return sorted((_rules(row) for row in rows), key=lambda rules: rules.channel)


def _row(rules: ChannelRules) -> dict[str, object]:
    collections = None if rules.collections is None else json.dumps(sorted(rules.collections))
    return {
        "team": rules.team,
        "channel": rules.channel,
        "mode": rules.mode.value,
        "askers": json.dumps(sorted(rules.askers)),
        "private": rules.private,
        "collections": collections,
        "helpers": json.dumps(rules.helpers),
        "changed_by": rules.changed_by,
        "changed_at": rules.changed_at,
    }


def _rules(row: Row[Any]) -> ChannelRules:
    collections = None if row.collections is None else frozenset(json.loads(row.collections))
    return ChannelRules(
        team=row.team,
        channel=row.channel,
        mode=ChannelMode(row.mode),
        askers=frozenset(json.loads(row.askers)),
        private=row.private,
        collections=collections,
        helpers=tuple(json.loads(row.helpers)),
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )
