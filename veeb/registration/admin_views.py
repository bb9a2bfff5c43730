"""Admin screens: who organises what.

Reviewers name the organiser and see no people; whoever is responsible for the event is led to the desk.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from veeb.events.kinds import ON_PORTAL
from veeb.events.models import Event
from veeb.records.permissions import allows, is_reviewer, may_organise

from . import letters
from .desk_pages import home_of
from .desks import need_desk, open_desk
from .models import Desk

PER_PAGE = 50


class OrganiserForm(forms.Form):
    """To whom the desk belongs."""

    mail = forms.EmailField(
        label=gettext_lazy("Korraldaja e-post"),
        error_messages={
            "required": gettext_lazy("Kirjuta korraldaja e-posti aadress."),
            "invalid": gettext_lazy("Kontrolli e-posti aadressi. Õige näeb välja nii: nimi@asutus.ee"),
        },
    )


def events_of(user: Any) -> "QuerySet[Event]":
    """Events that one signs up for here: for reviewers all, for others those that they are responsible for."""
    on_portal = Event.objects.filter(joining__in=ON_PORTAL)
    return on_portal if is_reviewer(user) else on_portal.filter(may_organise(user))


def may_open(user: Any) -> bool:
    """Whether the list of desks is for this person."""
    return is_reviewer(user) or events_of(user).exists()


def index(request: HttpRequest) -> HttpResponse:
    """The desks, with their organisers."""
    if not may_open(request.user):
        raise PermissionDenied
    mail = Desk.objects.filter(event=OuterRef("pk")).values("mail")
    events = events_of(request.user).annotate(organiser_mail=Subquery(mail)).order_by("-created_at", "pk")
    page = Paginator(events, PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "registration/admin/desks.html", {"events": page})


def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One desk: whoever is responsible is led there, reviewers name the organiser."""
    event = get_object_or_404(Event, pk=pk, joining__in=ON_PORTAL)
    is_mine, may_name = allows(request.user, "organise", event), allows(request.user, "decide", event)
    if not is_mine and not may_name:
        raise PermissionDenied
    desk = need_desk(event)
    if not may_name:
        return redirect(home_of(desk))
    form = OrganiserForm(request.POST if request.method == "POST" else None, initial={"mail": desk.mail})
    if form.is_valid():
        _name(request, desk, form.cleaned_data["mail"])
        return redirect("registration_desk", pk)
    context = {"event": event, "desk": desk, "form": form, "address": home_of(desk) if is_mine else ""}
    return render(request, "registration/admin/desk.html", context)


def _name(request: HttpRequest, desk: Desk, mail: str) -> None:
    """Another organiser gets the desk; the same one gets the letter again."""
    if mail == desk.mail:
        letters.desk_opened(desk)
        messages.success(request, _("Kiri lauale viiva lingiga on uuesti teel."))
        return
    open_desk(desk.event, mail=mail, language=desk.language, at=timezone.now())
    log(desk.event, "registration.organiser", user=request.user)
    messages.success(request, _("Korraldaja on määratud ja saab kirja lauale viiva lingiga."))
