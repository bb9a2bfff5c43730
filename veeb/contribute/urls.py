"""Addresses of the room."""

from django.urls import path

from . import calendar_file_views, private_views, views

app_name = "contribute"
urlpatterns = [
    path("panusta/", views.form, name="form"),
    path("panusta/sundmus/", views.event_form, name="event_form"),
    path("panusta/sundmus/fail/", calendar_file_views.event_file, name="event_file"),
    path("panusta/sundmus/vorm/", calendar_file_views.prefilled, name="event_prefilled"),
    path("panusta/vaidlusta/", views.appeal, name="appeal"),
    path("panus/<str:token>/", private_views.receipt, name="receipt"),
    path("panus/<str:token>/vasta/", private_views.reply, name="reply"),
    path("panus/<str:token>/paranda/", private_views.correct, name="correct"),
    path("panus/<str:token>/vota-tagasi/", private_views.withdraw, name="withdraw"),
]
