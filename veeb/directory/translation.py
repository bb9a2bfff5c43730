"""Which fields of a helper have one column per language."""

from modeltranslation.translator import TranslationOptions, register

from .models import Helper


@register(Helper)
class HelperTranslation(TranslationOptions):
    fields = ("title", "good_for")
    empty_values = ""
    required_languages = ()
