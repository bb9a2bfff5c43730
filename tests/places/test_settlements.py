"""Settlements from the official classifier."""

import pytest
from django.core.management import CommandError, call_command

from veeb.places import starting
from veeb.places.actions import import_settlements
from veeb.places.classifier import NotAClassifier, Row, parse
from veeb.places.models import Settlement

FILE = "Kood;Nimetus;Vanema kood\n0917;Võru vald;0087\n2001;Navi küla;0917\n1;Väimela alevik;0917\n".encode()


def test_parse_reads_semicolons_kinds_and_short_codes():
    rows = parse(FILE)

    assert rows[1:] == [Row("2001", "Navi küla", "küla", "0917"), Row("0001", "Väimela alevik", "alevik", "0917")]


def test_parse_reads_windows_letters_and_commas():
    rows = parse("code,name,parent\n2001,Õru küla,0855\n".encode("cp1257"))

    assert rows == [Row("2001", "Õru küla", "küla", "0855")]


@pytest.mark.parametrize("content", [b"", b"<html><body>404</body></html>", b"Kood;Nimetus\n1;a\n", b"\x00\xff\x00"])
def test_parse_refuses_what_is_no_classifier(content):
    with pytest.raises(NotAClassifier):
        parse(content)


@pytest.mark.django_db
def test_import_twice_changes_nothing_and_absence_is_not_deletion():
    starting.load()

    first = import_settlements(parse(FILE))
    again = import_settlements([Row("2001", "Navi küla", "küla", "0917")])

    assert (first.new, [row.name for row in first.without_municipality]) == (2, ["Võru vald"])
    assert (again.new, again.changed, again.same) == (0, 0, 1)
    assert set(Settlement.objects.values_list("name", flat=True)) == {"Navi küla", "Väimela alevik"}


@pytest.mark.django_db
def test_old_code_leads_to_the_merged_municipality():
    starting.load()

    import_settlements([Row("3001", "Voka alevik", "alevik", "0803")])

    assert str(Settlement.objects.get()) == "Voka alevik (Jõhvi vald)"


@pytest.mark.django_db
def test_command_says_in_words_what_is_wrong(tmp_path):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("see;pole;see\n1;2;3\n")

    with pytest.raises(CommandError, match="puudub veerg „kood“"):
        call_command("import_settlements", str(wrong))
