"""What a reviewer writes with a decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

MAX_LENGTH = 3000


class QuestionForm(forms.Form):
    """A question to the contributor."""

    comment = forms.CharField(
        label=_("Küsimus kaastöölisele"),
        help_text=_("Läheb kaastöölisele kirjaga ja on näha tema kaastöö lehel. Vastuseni kirje ootab."),
        max_length=MAX_LENGTH,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Kirjuta, mida küsida tahad.")},
    )


class ReasonForm(forms.Form):
    """Why a contribution is declined."""

    comment = forms.CharField(
        label=_("Keeldumise põhjus"),
        help_text=_("Kaastööline näeb seda oma kaastöö lehel ja saab kirjaga. Kirjuta sõbralikult ja selgelt."),
        max_length=MAX_LENGTH,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Kirjuta põhjus: ilma selleta keelduda ei saa.")},
    )
