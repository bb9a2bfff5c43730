"""Which fields of a community have one column per language."""

from modeltranslation.translator import TranslationOptions, register

from .models import Community


@register(Community)
class CommunityTranslation(TranslationOptions):
    fields = ("title", "good_for")
    empty_values = ""
    required_languages = ()
