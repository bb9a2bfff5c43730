"""Which fields of a call have one column per language."""

from modeltranslation.translator import TranslationOptions, register

from .models import Call


@register(Call)
class CallTranslation(TranslationOptions):
    fields = ("title", "good_for")
    empty_values = ""
    required_languages = ()
