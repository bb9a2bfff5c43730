"""Administrators' screens about people: officials, and what is held about a person; their menu entries and history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from veeb.accounts.models import Membership, User
from veeb.records.menus import CountedItem
from veeb.records.permissions import is_administrator

from . import held_views, officials_views


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Below /admin/."""
    return [
        path("ametnikud/", officials_views.index, name="officials"),
        path("ametnikud/kutsu/", officials_views.invite, name="official_invite"),
        path("ametnikud/soov/<int:pk>/", officials_views.asked, name="official_asked"),
        path("ametnikud/<int:pk>/", officials_views.one, name="official"),
        path("isikuandmed/", held_views.index, name="held"),
    ]


@hooks.register("register_admin_menu_item")
def officials_menu_item() -> MenuItem:
    """Ametnikud, with the number of those who wait."""
    return CountedItem(
        _("Ametnikud"),
        reverse_lazy("officials"),
        may=is_administrator,
        count=officials_views.count_waiting,
        name="ametnikud",
        icon_name="user",
        order=130,
    )


class OfficialsPanel(Component):
    """On the first screen of the admin: how many ask to be let in as officials."""

    name = "officials"
    template_name = "pages/admin/officials_panel.html"
    order = 55

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"count": officials_views.count_waiting(), "url": reverse("officials")}


@hooks.register("construct_homepage_panels")
def put_officials_panel(request: HttpRequest, panels: list[Component]) -> None:
    """For administrators: they alone decide."""
    if is_administrator(request.user):
        panels.append(OfficialsPanel())


@hooks.register("register_reports_menu_item")
def held_menu_item() -> MenuItem:
    """Isikuandmed."""
    return CountedItem(
        _("Isikuandmed"),
        reverse_lazy("held"),
        may=is_administrator,
        name="isikuandmed",
        icon_name="lock",
        order=2200,
    )


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    """Who let whom in for which municipality, and who looked into what is held about somebody."""
    for name, label, said in [
        ("office_granted", _("Ametniku kutsumine"), _("Kutsus ametniku")),
        ("office_refused", _("Ametniku soovist keeldumine"), _("Keeldus ametniku soovist")),
        ("office_ended", _("Ametniku õiguste lõpetamine"), _("Lõpetas ametniku õigused")),
        ("office_moved", _("Ametniku üleviimine"), _("Viis siia ametniku")),
        ("held_shown", _("Isikuandmete vaatamine"), _("Vaatas, mida ühest isikust teatakse")),
        ("held_taken", _("Isikuandmete väljavõte"), _("Laadis alla ühe isiku andmed")),
        ("held_erased", _("Isikuandmete kustutamine"), _("Kustutas ühe isiku andmed")),
    ]:
        registry.register_action(f"accounts.{name}", label, said)


@hooks.register("before_delete_user")
def before_delete_user(request: HttpRequest, user: User) -> HttpResponse | None:
    """Whoever is in a team leaves it by the rules of teams; only the screen about personal data asks them."""
    return _lead_away(request, [user])


@hooks.register("before_bulk_action")
def before_bulk_action(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """The same for many at once."""
    people = [thing for thing in objects if isinstance(thing, User)]
    return _lead_away(request, people) if action_type == "delete" else None


def _lead_away(request: HttpRequest, people: list[User]) -> HttpResponse | None:
    if not Membership.objects.filter(user__in=people).exists():
        return None
    words = gettext("Tiimi liikme konto kustuta lehel „Isikuandmed“: siis lahkub ta tiimist, nagu peab.")
    messages.warning(request, words)
    return redirect("held")
