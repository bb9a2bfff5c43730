"""Fields clean what people paste and say what to mend."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from veeb.visitors.fields import BAD_LINK, BAD_MAIL, Line, Link, Mail, Text


def test_line_is_one_line_without_hidden_marks():
    assert Line().clean("  Soe\u200b\n küla\0maja ") == "Soe külamaja"


def test_text_keeps_its_lines():
    assert Text().clean("Esimene\r\nTeine\0") == "Esimene\nTeine"


def test_what_is_needed_is_asked_for_in_its_own_words():
    with pytest.raises(ValidationError, match="Kirjuta nimi"):
        Line(needed="Kirjuta nimi.").clean(" \0 ")


def test_too_long_says_how_much_fits():
    with pytest.raises(ValidationError, match="Siia mahub kuni 3 märki, praegu on 4"):
        Line(max_length=3).clean("neli")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("naide.ee/a", "https://naide.ee/a"), ("http://naide.ee", "http://naide.ee"), ("", "")],
)
def test_address_without_its_scheme_gets_one(typed, kept):
    assert Link().clean(typed) == kept


@pytest.mark.parametrize("typed", ["javascript:alert(1)", "https://liis@naide.ee/", "https://", "ei ole"])
def test_what_is_no_address_is_told(typed):
    with pytest.raises(ValidationError) as told:
        Link().clean(typed)

    assert told.value.messages == [str(BAD_LINK)]


def test_mail_address_is_looked_at():
    assert Mail().clean(" liis@example.org ") == "liis@example.org"
    with pytest.raises(ValidationError) as told:
        Mail().clean("liis@")

    assert told.value.messages == [str(BAD_MAIL)]


def test_browser_does_not_cut_a_long_text_before_we_can_say_so():
    class Form(forms.Form):
        about = Text(max_length=5)

    form = Form({"about": "kuus tähte"})

    assert "maxlength" not in str(form["about"])
    assert form.errors["about"] == ["Siia mahub kuni 5 märki, praegu on 10. Lühenda natuke."]
    assert "kuus tähte" in str(form["about"])
