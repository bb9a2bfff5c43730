"""The roles and what Wagtail lets each of them open; our own rules stand in `permissions.py`."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

EDITOR, REVIEWER, ADMINISTRATOR = "Toimetajad", "Läbivaatajad", "Administraatorid"

# No role has `publish` on records: a finished review publishes, through `records.publishing`.
EDITS = [
    "wagtailadmin.access_admin", "records.edit",
    "library.add_resource", "library.change_resource", "library.view_resource",
    "events.add_event", "events.change_event", "events.view_event",
    "news.add_newsitem", "news.change_newsitem", "news.view_newsitem",
    "directory.add_helper", "directory.change_helper", "directory.view_helper",
    "communities.add_community", "communities.change_community", "communities.view_community",
    "funding.add_call", "funding.change_call", "funding.view_call",
    "municipalities.add_profile", "municipalities.change_profile", "municipalities.view_profile",
    "topics.change_topic", "topics.view_topic",
]  # fmt: skip
REVIEWS = [*EDITS, "records.review"]
ADMINISTERS = [
    *REVIEWS,
    "library.delete_resource", "events.delete_event", "news.delete_newsitem", "topics.add_topic",
    "directory.delete_helper", "communities.delete_community", "funding.delete_call",
    "accounts.add_user", "accounts.change_user", "accounts.view_user", "pages.change_sitetexts",
]  # fmt: skip
ROLES = {EDITOR: EDITS, REVIEWER: REVIEWS, ADMINISTRATOR: ADMINISTERS}
ON_PAGES = {
    EDITOR: ["add_page", "change_page"],
    REVIEWER: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
    ADMINISTRATOR: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"],
}
ON_FILES = ["add_image", "change_image", "choose_image"]


def ensure() -> None:
    """Make the groups and give them what their role has. Runs after every migrate; may run twice without harm."""
    root = Page.get_first_root_node()
    collection = Collection.get_first_root_node()
    for name, wanted in ROLES.items():
        group, _new = Group.objects.get_or_create(name=name)
        group.permissions.add(*_named(wanted))
        for codename in ON_PAGES[name]:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        for permission in Permission.objects.filter(codename__in=ON_FILES):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _named(names: list[str]) -> list[Permission]:
    """Permissions by "app.codename". Those of rooms that are not installed are left out."""
    wanted = Q()
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))
