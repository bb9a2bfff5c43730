"""What a steward fills in to invite somebody."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from veeb.accounts.models import Role
from veeb.ui.choices import Choice
from veeb.ui.languages import current_language
from veeb.visitors.fields import UNKNOWN, Mail

MESSAGES = {"required": _("Vali üks."), **UNKNOWN}


def _roles() -> list[tuple[str, Choice]]:
    """Made for each form, in the language on screen."""
    return [
        (Role.MEMBER, Choice(gettext("Liige"), hint=gettext("hoiab lehte korras"))),
        (Role.STEWARD, Choice(gettext("Eestvedaja"), hint=gettext("kutsub ka liikmeid ja annab eestvedamise üle"))),
    ]


class InviteForm(forms.Form):
    """To whom the invitation goes, what they may do, and in which language the letter is."""

    use_required_attribute = False

    mail = Mail(label=_("E-post"), needed=_("Kirjuta aadress, kuhu kutse saata."))
    role = forms.ChoiceField(
        label=_("Mida ta saab teha?"),
        choices=_roles,
        initial=Role.MEMBER,
        widget=forms.RadioSelect,
        error_messages=MESSAGES,
    )
    language = forms.ChoiceField(
        label=_("Mis keeles on kiri?"), choices=settings.LANGUAGES, initial=current_language, error_messages=MESSAGES
    )
