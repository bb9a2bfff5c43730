"""Addresses of the room."""

from django.urls import path

from . import my_urls, place_views, search_views, views

app_name = "pages"
urlpatterns = [
    path("otsing/", search_views.search, name="search"),
    path("teemad/", views.topics, name="topics"),
    path("teemad/<slug:slug>/", views.topic, name="topic"),
    path("kohad/", place_views.places, name="places"),
    path("kohad/ehak/<str:code>/", place_views.place_by_code, name="place_by_code"),
    path("kohad/<slug:slug>/", place_views.county, name="county"),
    path("kohad/<slug:county>/<slug:slug>/", place_views.municipality, name="municipality"),
    *my_urls.urlpatterns,
]
