"""Addresses of the room: signing up, a registrant's own page, and the organiser's desk."""

from django.urls import path

from . import desk_urls, place_views, views

app_name = "registration"
urlpatterns = [
    path("sundmus/<slug:slug>/osale/", views.join, name="join"),
    path("koht/<str:token>/", place_views.place, name="place"),
    path("koht/<str:token>/loobu/", place_views.give_up, name="give_up"),
    path("koht/<str:token>/kustuta/", place_views.erase, name="erase"),
    *desk_urls.urlpatterns,
]
