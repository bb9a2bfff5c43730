"""Addresses of the room."""

from django.urls import path

from . import views

app_name = "funding"
urlpatterns = [
    path("rahastus/", views.index, name="index"),
    path("rahastus/moodunud/", views.past, name="past"),
    path("rahastus/<int:pk>-<slug:slug>/", views.call, name="call"),
]
