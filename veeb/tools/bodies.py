"""Request bodies that broke off on the way: never taken for whole."""

from collections.abc import Callable, Iterable
from typing import IO, Any

from django.core.exceptions import BadRequest

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class WholeBody:
    """A WSGI input that knows how long it has to be. Reading beyond an early end raises BadRequest."""

    def __init__(self, source: IO[bytes], length: int) -> None:
        self._source, self._left = source, length

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; fewer only at the true end."""
        wanted = self._left if size < 0 else min(size, self._left)
        parts = []
        while wanted:
            part = self._source.read(wanted)
            if not part:
                raise BadRequest("The body broke off")
            parts.append(part)
            wanted -= len(part)
            self._left -= len(part)
        return b"".join(parts)

    def readline(self, size: int = -1) -> bytes:
        """One line; where the body ends within it, the whole of the rest must be there."""
        line = self._source.readline(self._left if size < 0 else min(size, self._left))
        self._left -= len(line)
        if self._left and not line:
            raise BadRequest("The body broke off")
        return line


def whole_bodies(application: Application) -> Application:
    """The same application behind a guard: servers hand on what has come even when the sender has gone away.

    Django would read a form cut short as a form with fewer fields, or with half a file.
    """

    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        if length.isdecimal():
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"], int(length))
        return application(environ, start_response)

    return guarded
