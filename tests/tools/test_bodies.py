"""A body that broke off on the way is refused as a whole."""

from io import BytesIO

import pytest
from django.core.exceptions import BadRequest

from veeb.tools.bodies import WholeBody, whole_bodies


class Dribble(BytesIO):
    """Gives a byte at a time, as a slow network does."""

    def read(self, size=-1):
        return super().read(min(1, size))


@pytest.mark.parametrize("source", [BytesIO, Dribble])
def test_whole_body_is_read_to_its_end(source):
    body = WholeBody(source(b"kaev ja sild"), 12)

    assert (body.read(4), body.read(), body.read()) == (b"kaev", b" ja sild", b"")


@pytest.mark.parametrize("size", [-1, 5, 12])
def test_body_that_ends_early_is_refused(size):
    body = WholeBody(BytesIO(b"kaev"), 12)

    with pytest.raises(BadRequest):
        body.read(size)


def test_line_that_ends_early_is_refused():
    body = WholeBody(BytesIO(b"kaev\n"), 12)

    assert body.readline() == b"kaev\n"
    with pytest.raises(BadRequest):
        body.readline()


@pytest.mark.parametrize(("length", "is_guarded"), [("4", True), ("0", True), ("", False), ("palju", False)])
def test_only_a_body_of_known_length_is_guarded(length, is_guarded):
    def see(environ, _start):
        return [environ["wsgi.input"]]

    [body] = whole_bodies(see)({"CONTENT_LENGTH": length, "wsgi.input": BytesIO(b"kaev")}, None)

    assert isinstance(body, WholeBody) == is_guarded
