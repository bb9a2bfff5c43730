"""The first administrator is made in one go, or the reason why not is said in one sentence."""

import pytest
from django.contrib.auth import get_user_model

from config.launcher import admin
from config.launcher.trouble import Trouble

GOOD = "kolm hobust aias"


@pytest.fixture
def answers(monkeypatch):
    """Answers given by the environment, as a script of set-up gives them."""

    def give(email, password=GOOD):
        monkeypatch.setenv("KV_ADMIN_EMAIL", email)
        monkeypatch.setenv("KV_ADMIN_PASSWORD", password)

    return give


@pytest.mark.django_db
def test_administrator_may_sign_in_with_the_address_given(answers, client, capsys):
    answers("Mari.Maasikas@Näide.ee".lower())

    admin.run([])

    assert client.login(email="mari.maasikas@näide.ee", password=GOOD)
    assert get_user_model().objects.get(username="mari.maasikas@näide.ee").is_superuser
    assert capsys.readouterr().out.splitlines() == [
        "Peakasutaja mari.maasikas@näide.ee on loodud; sisse saab aadressil /konto/sisse/parool/.",
        "Esimesel korral lisage teine samm: pääsuvõti või koodirakendus. Alles siis avaneb /admin/.",
    ]


@pytest.mark.django_db
def test_address_is_taken_only_once(answers):
    answers("mari@example.org")
    admin.run([])

    answers("MARI@example.org")
    with pytest.raises(Trouble, match=r"Konto mari@example\.org on juba olemas"):
        admin.run([])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "password", "sentence"),
    [
        ("mari", GOOD, "„mari“ ei ole e-posti aadress."),
        ("mari@example.org", "lühike", "Parool ei sobi: "),
        ("mari@example.org", "mari@example.org", "Parool ei sobi: "),
    ],
)
def test_bad_answer_makes_nobody(answers, email, password, sentence):
    before = get_user_model().objects.count()
    answers(email, password)

    with pytest.raises(Trouble) as trouble:
        admin.run([])

    assert str(trouble.value).startswith(sentence)
    assert get_user_model().objects.count() == before


@pytest.mark.django_db
def test_nobody_to_ask_is_said(monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)

    with pytest.raises(Trouble, match="KV_ADMIN_EMAIL ja KV_ADMIN_PASSWORD"):
        admin.run([])
