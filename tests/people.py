"""The named cast: Mari edits, Juhan reviews, Piret administers, Ott is a stranger with an account, ANYBODY has none."""

from django.contrib.auth.models import AnonymousUser, Group

from veeb.accounts.models import User
from veeb.records import roles

ANYBODY = AnonymousUser()
PASSWORD = "kadakas-ja-kivi"


def mari() -> User:
    """An editor: changes drafts, decides nothing."""
    return _person("mari", "Mari", "Tamm", roles.EDITOR)


def juhan() -> User:
    """A reviewer: publishes, asks, declines, withdraws."""
    return _person("juhan", "Juhan", "Mets", roles.REVIEWER)


def piret() -> User:
    """An administrator."""
    return _person("piret", "Piret", "Kask", roles.ADMINISTRATOR)


def ott() -> User:
    """Somebody with an account and no role."""
    return _person("ott", "Ott", "Kivi")


def _person(username: str, first_name: str, last_name: str, *group_names: str) -> User:
    person, is_new = User.objects.get_or_create(
        username=username,
        defaults={"first_name": first_name, "last_name": last_name, "email": f"{username}@example.org"},
    )
    if is_new:
        person.set_password(PASSWORD)
        person.save()
        person.groups.set(Group.objects.filter(name__in=group_names))
    return person
