"""Letters lying in the mail folder while no mail server is set: read for administrators, never changed."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

# What Django's file backend writes after each letter.
BETWEEN = b"\n" + b"-" * 79 + b"\n"
NEWEST = 100


@dataclass(frozen=True)
class Letter:
    """A letter's name is that of its file and its number in it, for instance "20261124-101500-140.log.0"."""

    name: str
    to: str
    subject: str
    sent_at: datetime | None
    text: str


def is_kept_here() -> bool:
    """Whether letters go to the folder instead of to people."""
    return str(settings.MAIL_DELIVERY).endswith("filebased.EmailBackend")


def newest() -> list[Letter]:
    """The newest letters, newest first."""
    found: list[Letter] = []
    for file in sorted(_files(), key=lambda path: path.stat().st_mtime_ns, reverse=True)[:NEWEST]:
        found += reversed(list(_read(file)))
    return found[:NEWEST]


def find(name: str) -> Letter | None:
    """The letter of this name; only names of files that lie in the folder are looked for."""
    for file in _files():
        if name.startswith(f"{file.name}."):
            return next((letter for letter in _read(file) if letter.name == name), None)
    return None


def _files() -> list[Path]:
    return list(Path(settings.EMAIL_FILE_PATH).glob("*.log"))


def _read(file: Path) -> Iterator[Letter]:
    for number, source in enumerate(filter(bytes.strip, file.read_bytes().split(BETWEEN))):
        message = email.message_from_bytes(source.lstrip(b"\n"), policy=email.policy.default)
        yield Letter(
            name=f"{file.name}.{number}",
            to=str(message["To"] or ""),
            subject=str(message["Subject"] or ""),
            sent_at=_moment(str(message["Date"] or "")),
            text=_text(message),
        )


def _moment(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except ValueError:
        return None


def _text(message: EmailMessage) -> str:
    """The plain text; of HTML and attachments nothing is shown."""
    body = message.get_body(preferencelist=("plain",))
    return str(body.get_content()) if body else ""
