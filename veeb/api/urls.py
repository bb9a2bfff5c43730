"""Addresses of the room."""

from django.urls import path

from . import views

app_name = "api"
urlpatterns = [
    path("aardekast/feed/", views.library_feed, name="library_feed"),
    path("uudised/feed/", views.news_feed, name="news_feed"),
]
