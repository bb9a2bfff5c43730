"""A team's own page: who is in it, inviting, handing over, leaving. Members see it; stewards change it."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veeb.accounts import invitations, teams
from veeb.accounts.models import Membership, Role, Team
from veeb.records.permissions import is_member, is_steward
from veeb.visitors.answering import see_other

from .team_forms import InviteForm

View = Callable[..., HttpResponse]
# What was done, by its word in the address: nothing is kept between two pages.
DONE = {
    "kutsutud": _("Kutse on teel. See kehtib 14 päeva."),
    "tagasi": _("Kutse on tagasi võetud: selle link enam ei avane."),
    "eestvedaja": _("Tehtud: tiimil on uus eestvedaja."),
    "liige": _("Tehtud: ta on nüüd tavaline liige."),
    "valja": _("Ta ei ole enam tiimis ja saab sellest kirja."),
}
DEEDS: dict[str, Callable[[Membership], bool]] = {
    "eestvedaja": lambda one: teams.change_role(one, role=Role.STEWARD),
    "liige": lambda one: teams.change_role(one, role=Role.MEMBER),
    "valja": lambda one: teams.remove(one, at=timezone.now()),
}
MOST_INVITATIONS = 50


def for_members(view: View) -> View:
    """Gives the view its team; to others it is not there."""

    @wraps(view)
    def guarded(request: HttpRequest, uid: UUID, **kwargs: Any) -> HttpResponse:
        found = get_object_or_404(Team.objects.select_related("community"), uid=uid)
        if not is_member(request.user, found):
            raise Http404
        return view(request, found, **kwargs)

    return login_required(guarded)


def for_stewards(view: View) -> View:
    """The same for those who lead it."""

    @wraps(view)
    def guarded(request: HttpRequest, team: Team, **kwargs: Any) -> HttpResponse:
        if not is_steward(request.user, team):
            raise PermissionDenied(_("Seda saab teha ainult tiimi eestvedaja."))
        return view(request, team, **kwargs)

    return for_members(guarded)


@for_members
@require_safe
def home(request: HttpRequest, team: Team) -> HttpResponse:
    """Members, invitations on their way, and for stewards the form to invite."""
    return _show(request, team, InviteForm())


@for_stewards
@require_POST
def invite(request: HttpRequest, team: Team) -> HttpResponse:
    """Send an invitation."""
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _show(request, team, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        teams.invite(team, **form.cleaned_data, by=_me(request), at=timezone.now())
    except teams.AlreadyMember:
        form.add_error("mail", _("Selle aadressiga inimene on juba tiimis."))
        return _show(request, team, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    except teams.TooManyInvitations:
        form.add_error(None, _("Tiim on tunni jooksul saatnud palju kutseid. Proovi tunni aja pärast uuesti."))
        return _show(request, team, form, HTTPStatus.TOO_MANY_REQUESTS)
    return see_other(_home(team, "kutsutud"))


@for_stewards
@require_POST
def withdraw(request: HttpRequest, team: Team, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitations.withdraw(get_object_or_404(team.invitations, pk=pk), at=timezone.now())
    return see_other(_home(team, "tagasi"))


@for_stewards
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, team: Team, pk: int) -> HttpResponse:
    """One of the others: make them a steward or an ordinary member, or take them out."""
    found = get_object_or_404(team.memberships.select_related("user"), pk=pk)
    if found.user_id == request.user.pk:
        return see_other(reverse("pages:team_leave", args=[team.uid]))
    if request.method != "POST":
        return render(request, "pages/my/member.html", {"team": team, "membership": found})
    return _change(request, team, found)


def _change(request: HttpRequest, team: Team, found: Membership) -> HttpResponse:
    deed = request.POST.get("tegu", "")
    if deed not in DEEDS:
        raise BadRequest
    try:
        DEEDS[deed](found)
    except (teams.LastSteward, teams.LastMember):
        # Somebody was quicker: the one who is asking leads the team no more.
        context = {"team": team, "membership": found, "is_too_late": True}
        return render(request, "pages/my/member.html", context, status=HTTPStatus.CONFLICT)
    return see_other(_home(team, deed))


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, team: Team) -> HttpResponse:
    """Leave; the last steward hands over first, the last member says that they mean it."""
    mine = team.memberships.get(user=_me(request))
    is_last = not team.memberships.exclude(pk=mine.pk).exists()
    context = {"team": team, "is_last": is_last, "is_needed": team in teams.led_alone_by(_me(request))}
    if request.method != "POST":
        return render(request, "pages/my/leave.html", context)
    try:
        teams.leave(mine, at=timezone.now(), is_sure="kinnitan" in request.POST)
    except teams.LastSteward:
        return render(request, "pages/my/leave.html", {**context, "is_needed": True}, status=HTTPStatus.CONFLICT)
    except teams.LastMember:
        return render(request, "pages/my/leave.html", {**context, "is_last": True}, status=HTTPStatus.CONFLICT)
    return see_other(f"{reverse('pages:my')}?tehtud=lahkusid")


def _me(request: HttpRequest) -> Any:
    """Whoever is signed in; the types know nothing of that."""
    return request.user


def _home(team: Team, done: str) -> str:
    return f"{reverse('pages:team', args=[team.uid])}?tehtud={done}"


def _show(request: HttpRequest, team: Team, form: InviteForm, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    may_change = is_steward(request.user, team)
    waiting = team.invitations.filter(used_at=None, withdrawn_at=None)[:MOST_INVITATIONS] if may_change else ()
    context = {
        "team": team,
        "memberships": team.memberships.select_related("user"),
        "invitations": waiting,
        "may_change": may_change,
        "now": timezone.now(),
        "form": form,
        "done": DONE.get(request.GET.get("tehtud", "")),
    }
    return render(request, "pages/my/team.html", context, status=status)
