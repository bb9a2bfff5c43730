"""Addresses of the room."""

from django.urls import path
from django.views.generic import RedirectView

from . import views

app_name = "events"
urlpatterns = [
    path("kalender/", views.index, name="index"),
    path("kalender/kuu/<int:year>-<int:month>/", views.month, name="month"),
    path("kalender/nimekiri/", views.coming, name="coming"),
    path("kalender/moodunud/", views.past, name="past"),
    path("kalender/maakonnad/", views.counties, name="counties"),
    path("sundmus/", RedirectView.as_view(pattern_name="events:index", permanent=True)),
    path("sundmus/<slug:slug>/", views.event, name="event"),
    path("sundmuse-failid/<int:pk>/<path:name>", views.file, name="file"),
]
