"""Which fields of a news item have one column per language."""

from modeltranslation.translator import TranslationOptions, register

from .models import NewsItem


@register(NewsItem)
class NewsItemTranslation(TranslationOptions):
    fields = ("title", "good_for")
    empty_values = ""
    required_languages = ()
