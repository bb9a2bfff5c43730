"""Which fields of an event have one column per language."""

from modeltranslation.translator import TranslationOptions, register

from .models import Event


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ("title", "good_for")
    empty_values = ""
    required_languages = ()
