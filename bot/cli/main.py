"""The command ``stp``: puts the commands together and turns every error into a sentence."""

import logging
import os
import re
import sys
from importlib import import_module

import click

from bot.errors import BotError
from index.errors import RetrievalError
from sources.errors import SourceError

logger = logging.getLogger(__name__)

# Each command's module is imported when the command is called: some take seconds to import.
_COMMANDS = {
    "ask": "bot.cli.ask",
    "chat": "bot.cli.chat",
    "doctor": "bot.cli.doctor",
    "eval": "bot.cli.evaluate",
    "feedback": "bot.cli.review",
    "find": "bot.cli.find",
    "gaps": "bot.cli.review",
    "serve": "bot.cli.serve",
    "show": "bot.cli.documents",
    "sources": "bot.cli.documents",
    "sync": "bot.cli.sync",
}

# Where a docstring ends to speak to people and goes on for those who read the code.
_FOR_CODE = re.compile(r"^\s*(?:Args|Raises):$", re.MULTILINE)


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[cmd_name]), f"{cmd_name}_command")
        if not isinstance(command, click.Command):
            return None
        command.help = _FOR_CODE.split(command.help or "", maxsplit=1)[0].rstrip()
        return command

    def invoke(self, ctx: click.Context) -> None:
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:  # click itself would end with 1
            _drop_output()


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stp-bot")
def stp() -> None:
    """Answer questions about STP policy in the words of the documents, each sentence cited."""


def main() -> None:
    """Run the command: 0 done, 1 the work failed, 2 wrong usage."""
    try:
        stp.main(standalone_mode=False)
    except click.exceptions.Abort:
        _end("stopped", status=1)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (BotError, RetrievalError, SourceError) as error:
        _end(str(error), status=1)
    except KeyboardInterrupt:
        _end("stopped", status=1)
    except Exception as error:
        logger.debug("failed", exc_info=error)
        _end(
            f"something unforeseen went wrong ({type(error).__name__}: {error});"
            " STP_LOG__LEVEL=debug shows the details",
            status=1,
        )


def _drop_output() -> None:
    """Let what is still to be written go nowhere: who read it has seen enough, as `head` does."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):  # which of them it was cannot be told
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _end(sentence: str, *, status: int) -> None:
    click.echo(f"stp: {sentence}", err=True)
    sys.exit(status)
