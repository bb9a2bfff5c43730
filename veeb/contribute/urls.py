"""Addresses of the room."""

from django.urls import path

from . import calendar_file_views, private_views, views
from .doors import DOORS

app_name = "contribute"
urlpatterns = [
    *(path(f"panusta/{door.path}", views.form, {"door": door}, name=door.name) for door in DOORS),
    path("panusta/sundmus/fail/", calendar_file_views.event_file, name="event_file"),
    path("panusta/sundmus/vorm/", calendar_file_views.prefilled, name="event_prefilled"),
    path("panusta/vaidlusta/", views.appeal, name="appeal"),
    path("panus/<str:token>/", private_views.receipt, name="receipt"),
    path("panus/<str:token>/vasta/", private_views.reply, name="reply"),
    path("panus/<str:token>/paranda/", private_views.correct, name="correct"),
    path("panus/<str:token>/vota-tagasi/", private_views.withdraw, name="withdraw"),
]
