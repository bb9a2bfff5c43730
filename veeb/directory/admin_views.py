"""Admin screens beside the edit screen: a helper's private contact, and the visitors' questions."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from veeb.records.permissions import allows, is_editor

from . import asking, keeping
from .models import Contact, Helper, Inquiry

PER_PAGE = 50
State = Inquiry.State


class ContactForm(forms.ModelForm):
    """For editors only; nothing of it is in drafts or on pages."""

    class Meta:
        model = Contact
        fields = ["mail", "phone", "language", "consent_on", "note"]
        widgets = {
            "language": forms.Select(choices=[("et", "eesti"), ("ru", "русский"), ("en", "English")]),
            "consent_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea({"rows": 3}),
        }


def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Where letters to a helper go; "send" sends the link to its own record."""
    helper = get_object_or_404(Helper, pk=pk)
    if not allows(request.user, "edit", helper):
        raise PermissionDenied
    known = Contact.objects.filter(helper=helper).first() or Contact(helper=helper)
    if request.method == "POST" and "send" in request.POST:
        return _sent(request, helper)
    # The form checks a copy: what is changed and what that means is told by `keep_contact`.
    form = ContactForm(
        request.POST if request.method == "POST" else None,
        instance=Contact(helper=helper),
        initial={name: getattr(known, name) for name in ContactForm.Meta.fields},
    )
    if form.is_valid():
        keeping.keep_contact(helper, form.cleaned_data, by=request.user)
        messages.success(request, _("Kontakt on salvestatud."))
        return redirect("directory_contact", pk)
    names = ("edit", "usage")
    urls = {f"{name}_url": helper.snippet_viewset.get_url_name(name) for name in names}
    context = {"helper": helper, "contact": known, "form": form, **urls}
    return render(request, "directory/admin/contact.html", context)


def _sent(request: HttpRequest, helper: Helper) -> HttpResponse:
    try:
        keeping.send_link(helper, by=request.user, at=timezone.now())
        messages.success(request, _("Link oma kirjele on teel."))
    except keeping.NoAddress:
        messages.warning(request, _("Linki ei ole kuhugi saata: kirjuta enne e-posti aadress."))
    return redirect("directory_contact", helper.pk)


def inquiries(request: HttpRequest) -> HttpResponse:
    """The questions: held ones first and with their words; of the others only how they stand."""
    if not is_editor(request.user):
        raise PermissionDenied
    order = Case(When(state=State.HELD, then=Value(0)), When(state=State.UNDELIVERED, then=Value(1)), default=Value(2))
    found = Inquiry.objects.select_related("helper").order_by(order, "-created_at", "pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "directory/admin/inquiries.html", {"inquiries": page})


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a held question go, or delete it."""
    inquiry = get_object_or_404(Inquiry.objects.select_related("helper"), pk=pk)
    if not is_editor(request.user):
        raise PermissionDenied
    try:
        _decide(request, inquiry)
    except asking.NotHeld:
        messages.warning(request, _("Keegi jõudis ette: see küsimus ei oota enam."))
    except asking.NotReachable:
        messages.warning(request, _("Sellele aitajale kirju praegu saata ei saa. Paranda enne tema kontakt."))
    return redirect("directory_inquiries")


def _decide(request: HttpRequest, inquiry: Any) -> None:
    if "release" in request.POST:
        asking.release(inquiry, by=request.user, at=timezone.now())
        messages.success(request, _("Küsimus on teel."))
    elif "discard" in request.POST:
        asking.discard(inquiry, by=request.user)
        messages.success(request, _("Küsimus on kustutatud."))
