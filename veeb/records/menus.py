"""Ways to our own screens in Wagtail's admin: entries of the menus, and links on the edit screens of records."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.snippets.action_menu import ActionMenuItem


class CountedItem(MenuItem):
    """A menu entry for some people, with a number behind its name when it is not zero."""

    def __init__(
        self, label: Any, url: Any, *, may: Callable[[Any], bool], count: Callable[[], int] = lambda: 0, **more: Any
    ) -> None:
        super().__init__(label, url, **more)
        self.may, self.count = may, count

    def is_shown(self, request: HttpRequest) -> bool:
        return self.may(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        number = self.count()
        label = f"{self.label} ({number})" if number else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


class EditLink(ActionMenuItem):
    """A link on the edit screen of a record to another screen about it.

    address  name of that screen's address, which takes the number of the record
    may      whether this person sees the link beside this record
    """

    template_name = "records/admin/edit_link.html"
    address = ""

    def may(self, user: Any, record: Any) -> bool:
        raise NotImplementedError

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and self.may(context["request"].user, context["instance"])

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse(self.address, args=[parent_context["instance"].pk])
