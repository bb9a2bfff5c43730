"""Addresses of the room."""

from django.urls import path
from django.views.generic import RedirectView

from . import views

app_name = "news"
urlpatterns = [
    path("uudised/", views.index, name="index"),
    path("uudis/", RedirectView.as_view(pattern_name="news:index", permanent=True)),
    path("uudis/<slug:slug>/", views.item, name="item"),
]
