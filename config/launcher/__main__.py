"""`python -m config.launcher COMMAND …`: finds the command, turns trouble into one sentence."""

import importlib
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from . import manage
from .commands import COMMANDS, Command, overview
from .trouble import Trouble

INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    name, *rest = arguments or ["help"]
    if name in {"help", "-h", "--help"}:
        print(overview())
        return 0
    command = next((each for each in COMMANDS if each.name == name), None)
    if command is None:
        print(f"Käsku „{name}“ ei ole.\n\n{overview()}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return _run(command, rest)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        sentence = _sentence_for(error)
        if not sentence:
            raise  # a fault of ours is shown whole
        print(sentence, file=sys.stderr)
        return 1


def _run(command: Command, arguments: Sequence[str]) -> int:
    if not command.module:
        manage.run([command.name, *arguments])
        return 0
    module = importlib.import_module(f"config.launcher.{command.module}")
    return module.run(arguments) or 0


def _interrupt(_signum: int, _frame: FrameType | None) -> None:
    """A polite end closes what was opened, as Ctrl-C does."""
    raise KeyboardInterrupt


def _sentence_for(error: Exception) -> str:
    """What a person can do about it, or nothing; Django's errors go by name, for Django may not be loaded."""
    match type(error).__name__:
        case "ImproperlyConfigured":
            return f"Seadistus on vale: {error}"
        case "OperationalError":
            reason = str(error).partition("\n")[0]
            return f"Andmebaas ei vasta nii, nagu peab ({reason}); kontrollige DATABASE_URL-i ja kettaruumi."
        case _:
            return str(error) if isinstance(error, Trouble) else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
