"""The form of somebody who would keep a community's page."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from veeb.visitors.fields import Line, Mail, Text
from veeb.visitors.forms import StrictForm

from .models import KeepRequest

REASON_LENGTH = 2000


class AskForm(StrictForm):
    """Who asks, where the invitation goes, and why it should."""

    name = Line(
        label=_("Nimi"),
        max_length=120,
        needed=_("Kirjuta oma nimi."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    mail = Mail(
        label=_("E-post"),
        needed=_("Kirjuta oma e-posti aadress: sinna tuleb kutse."),
        help_text=_("Seda ei avaldata."),
    )
    about = Text(
        label=_("Kes sa oled?"),
        max_length=KeepRequest._meta.get_field("about").max_length,
        needed=_("Kirjuta paar sõna: kuidas sa selle kogukonnaga seotud oled."),
        help_text=_("Kuidas sa selle kogukonnaga seotud oled. Loeb ainult see, kes otsustab."),
    )


class ReasonForm(forms.Form):
    """Why somebody is not invited."""

    use_required_attribute = False
    reason = Text(
        label=_("Miks mitte"),
        max_length=REASON_LENGTH,
        rows=3,
        needed=_("Kirjuta ka põhjus: see läheb soovijale kirjaga."),
    )


class InviteForm(forms.Form):
    """To whom a reviewer sends the invitation."""

    use_required_attribute = False
    mail = Mail(label=_("Hoidja e-post"), needed=_("Kirjuta, kellele kutse saata."))
    language = forms.ChoiceField(label=_("Kirja keel"), choices=settings.LANGUAGES)
