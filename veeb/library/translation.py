"""Which fields of a resource have one column per language."""

from modeltranslation.translator import TranslationOptions, register

from .models import Resource


@register(Resource)
class ResourceTranslation(TranslationOptions):
    fields = ("title", "good_for")
    empty_values = ""
    required_languages = ()
