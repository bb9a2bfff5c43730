"""An administrator looks after people, but not above their own head."""

import pytest

from tests import people
from veeb.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def root() -> User:
    return User.objects.create_superuser("root", "root@example.org", people.PASSWORD)


@pytest.fixture
def piret(client) -> User:
    person = people.piret()
    people.sign_in(client, person)
    return person


def form_of(person: User, **changes) -> dict:
    return {
        "email": person.email,
        "first_name": "P",
        "last_name": "K",
        "is_active": "on",
    } | changes


def test_administrator_changes_an_ordinary_person(client, piret):
    mari = people.mari()

    client.post(f"/admin/users/edit/{mari.pk}/", form_of(mari, first_name="Maarja"))

    mari.refresh_from_db()
    assert mari.first_name == "Maarja"


def test_administrator_cannot_make_a_superuser_of_somebody_known_or_new(client, piret):
    mari, new = people.mari(), User(email="Uus@example.org")

    client.post(f"/admin/users/edit/{mari.pk}/", form_of(mari, is_superuser="on"))
    client.post("/admin/users/new/", form_of(new, is_superuser="on"))
    assert not User.objects.filter(is_superuser=True).exists()
    assert not User.objects.filter(email__iexact=new.email).exists()

    client.post("/admin/users/new/", form_of(new))
    made = User.objects.get(email="uus@example.org")
    assert (made.username, made.has_usable_password()) == ("uus@example.org", False)


def test_administrator_cannot_touch_a_superuser(client, piret, root):
    client.post(f"/admin/users/edit/{root.pk}/", form_of(root, email="piret@example.org"))
    client.post(f"/admin/users/delete/{root.pk}/")
    client.post(f"/admin/bulk/accounts/user/delete/?id={root.pk}")

    root.refresh_from_db()
    assert root.email == "root@example.org"
