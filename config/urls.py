"""Addresses: each room's own, then Wagtail's tree; Estonian at the root, Russian and English under a prefix."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from veeb.accounts.views import from_admin
from veeb.pages.views import editorial
from veeb.ui import errors

handler400 = errors.handler400
handler403 = errors.handler403
handler404 = errors.handler404
handler500 = errors.handler500

urlpatterns = [
    # Files come in by the form of contributions, checked; Wagtail would take a page with a program from any editor.
    re_path("^admin/documents/", errors.handler404),
    path("admin/login/", from_admin),
    path("admin/", include(wagtailadmin_urls)),
    # Pictures of published things only: what awaits review lies in the private folder, not here.
    re_path(
        rf"^{settings.MEDIA_URL.lstrip('/')}(?P<path>[A-Za-z0-9_./-]{{1,200}}\.(?:jpe?g|png|webp))$",
        serve,
        {"document_root": settings.MEDIA_ROOT},
    ),
    path("", include("veeb.api.urls_root")),
    *i18n_patterns(
        path("", include("veeb.api.urls")),
        path("", include("veeb.contribute.urls")),
        path("", include("veeb.news.urls")),
        path("", include("veeb.library.urls")),
        path("", include("veeb.events.urls")),
        path("", include("veeb.registration.urls")),
        path("", include("veeb.funding.urls")),
        path("", include("veeb.communities.urls")),
        path("", include("veeb.municipalities.urls")),
        path("", include("veeb.directory.urls")),
        path("", include("veeb.accounts.urls")),
        path("", include("veeb.accounts.member_urls")),
        path("", include("veeb.pages.urls")),
        # Of Wagtail's own addresses the tree alone: its sign-in pages would set cookies.
        re_path(serve_pattern, editorial, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]
