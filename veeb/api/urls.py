"""Addresses of the room."""

from django.urls import path

from . import views

app_name = "api"
urlpatterns = [
    path("aardekast/feed/", views.library_feed, name="library_feed"),
    path("uudised/feed/", views.news_feed, name="news_feed"),
    path("kalender/feed/", views.calendar_feed, name="calendar_feed"),
    path("kalender/kalender.ics", views.calendar_ical, name="calendar_ical"),
    path("rahastus/feed/", views.calls_feed, name="calls_feed"),
    path("rahastus/tahtajad.ics", views.calls_ical, name="calls_ical"),
    path("sundmus/<slug:slug>/sundmus.ics", views.event_ical, name="event_ical"),
]
