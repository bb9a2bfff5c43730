"""What the calls add to Wagtail's admin: their screens."""

from wagtail.snippets.models import register_snippet

from .admin import CallViewSet

register_snippet(CallViewSet)
