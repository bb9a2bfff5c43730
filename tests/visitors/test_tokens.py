"""The key of a private address: who can make one, what it opens."""

from uuid import UUID, uuid4

import pytest
from django.http import Http404
from django.utils.crypto import salted_hmac

from veeb.visitors.tokens import make_token, read_token

UID = UUID("7d9f3a52-9c1e-4f83-8a43-0f6a1a0f9b11")
PURPOSE = "contribute.receipt"


def test_token_tells_its_uid():
    assert read_token(make_token(UID, PURPOSE), PURPOSE) == UID
    assert len(make_token(UID, PURPOSE)) == 64


def test_token_opens_only_what_it_was_made_for():
    with pytest.raises(Http404):
        read_token(make_token(UID, "registration.seat"), PURPOSE)


def test_proof_of_one_thing_opens_no_other():
    with pytest.raises(Http404):
        read_token(uuid4().hex + make_token(UID, PURPOSE)[32:], PURPOSE)


@pytest.mark.parametrize("token", ["", "õ", "x" * 64, "0" * 64, UID.hex, f"{'0' * 64}\n"])
def test_nonsense_opens_nothing(token):
    with pytest.raises(Http404):
        read_token(token, PURPOSE)


def test_token_in_capitals_or_cut_short_opens_nothing():
    for token in (make_token(UID, PURPOSE).upper(), make_token(UID, PURPOSE)[:-1]):
        with pytest.raises(Http404):
            read_token(token, PURPOSE)


def test_token_lives_on_when_the_secret_key_is_changed(settings):
    old = make_token(UID, PURPOSE)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "uus" * 20, [settings.SECRET_KEY]

    assert read_token(old, PURPOSE) == UID
    assert make_token(UID, PURPOSE) != old


def test_token_of_a_secret_key_that_is_given_up_opens_nothing(settings):
    old = make_token(UID, PURPOSE)
    settings.SECRET_KEY = "uus" * 20

    with pytest.raises(Http404):
        read_token(old, PURPOSE)


def test_links_in_letters_already_sent_are_made_the_same_way(settings):
    settings.SECRET_KEY = "saladus"
    proof = salted_hmac("contribute.receipt", UID.hex, secret="saladus", algorithm="sha256").hexdigest()[:32]

    assert make_token(UID, PURPOSE) == UID.hex + proof
    assert read_token(UID.hex + proof, PURPOSE) == UID
