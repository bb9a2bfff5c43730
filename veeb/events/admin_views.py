"""The reviewer's screen for an announced event: it does not happen after all, or it does."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from veeb.records.permissions import allows

from . import actions
from .admin_forms import CancelForm
from .closing import limits
from .models import Event


def standing(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a coming event with a reason, or take that back."""
    event = get_object_or_404(Event, pk=pk)
    if not allows(request.user, "decide", event):
        raise PermissionDenied
    kind = forms.Form if event.is_cancelled else CancelForm
    form = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _decided(request, event, form)
    context = {
        "event": event,
        "edit_url": reverse(event.snippet_viewset.get_url_name("edit"), args=[event.pk]),
        "form": form,
        "is_over": limits(event).is_over(timezone.now()),
    }
    return render(request, "events/admin/standing.html", context)


def _decided(request: HttpRequest, event: Event, form: forms.Form) -> HttpResponse:
    try:
        if event.is_cancelled:
            actions.restore(event, by=request.user, at=timezone.now())
            messages.success(request, _("„%s“ toimub jälle.") % event)
        else:
            actions.cancel(event, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
            messages.success(request, _("„%s“ on märgitud ärajäävaks.") % event)
    except actions.AlreadyOver:
        messages.warning(request, _("„%s“ on juba läbi: seda ära jätta ei saa.") % event)
    return redirect(event.snippet_viewset.get_url_name("edit"), event.pk)
