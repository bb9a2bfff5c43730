"""Addresses of the room."""

from django.urls import path, register_converter
from django.views.generic import RedirectView

from . import views
from .months import MonthInAddress

register_converter(MonthInAddress, "month")

app_name = "events"
urlpatterns = [
    path("kalender/", views.index, name="index"),
    path("kalender/kuu/<month:first>/", views.month, name="month"),
    path("kalender/nimekiri/", views.coming, name="coming"),
    path("kalender/moodunud/", views.past, name="past"),
    path("kalender/maakonnad/", views.counties, name="counties"),
    path("sundmus/", RedirectView.as_view(pattern_name="events:index", permanent=True)),
    path("sundmus/<slug:slug>/", views.event, name="event"),
    path("sundmuse-failid/<int:pk>/<path:name>", views.file, name="file"),
]
