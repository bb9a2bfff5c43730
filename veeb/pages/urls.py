"""Addresses of the room."""

from django.urls import path

from . import search_views, views

app_name = "pages"
urlpatterns = [
    path("otsing/", search_views.search, name="search"),
    path("teemad/", views.topics, name="topics"),
    path("teemad/<slug:slug>/", views.topic, name="topic"),
    path("kohad/", views.places, name="places"),
    path("kohad/ehak/<str:code>/", views.place_by_code, name="place_by_code"),
    path("kohad/<slug:slug>/", views.county, name="county"),
    path("kohad/<slug:county>/<slug:slug>/", views.municipality, name="municipality"),
]
