"""What administrators fill in about officials."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from veeb.accounts.models import Invitation, User
from veeb.accounts.office_forms import MunicipalityField
from veeb.visitors.fields import Line, Mail, Text


class RefusalForm(forms.Form):
    """Why a request is refused."""

    use_required_attribute = False
    reason = Text(
        label=_("Keeldumise põhjus"),
        help_text=_("Läheb kirjaga. Kirjuta sõbralikult ja selgelt, ka see, mida edasi teha."),
        max_length=1000,
        needed=_("Kirjuta põhjus: ilma selleta keelduda ei saa."),
    )


class MoveForm(forms.Form):
    """Where an official works from now on, as what."""

    use_required_attribute = False

    municipality = MunicipalityField(label=_("Omavalitsus"))
    post = Line(label=_("Amet"), max_length=120, needed=_("Kirjuta amet."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].group()  # type: ignore[attr-defined] # of our own kind


class InviteOfficialForm(MoveForm):
    """Whom an administrator knows already."""

    name = Line(label=_("Nimi"), max_length=120)
    mail = Mail(label=_("Töine e-post"), needed=_("Kirjuta töine e-posti aadress: sinna läheb kutse."))
    language = forms.ChoiceField(label=_("Kirja keel"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE)
    field_order = ("name", "mail", "municipality", "post", "language")

    def invitation(self, *, by: User) -> Invitation:
        """What a valid form asks to be sent."""
        return Invitation(**self.cleaned_data, invited_by=by)
