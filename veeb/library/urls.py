"""Addresses of the room."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from . import views

app_name = "library"
urlpatterns = [
    path("aardekast/", views.index, name="index"),
    path("aardekast/<int:pk>/", views.resource),
    re_path(r"^aardekast/(?P<pk>[0-9]{1,18})\.(?P<form>bib|ris)$", views.citation, name="citation"),
    path("aardekast/<int:pk>-<slug:slug>/", views.resource, name="resource"),
    path("oigus/", views.laws, name="laws"),
    path("failid/<int:pk>/<path:name>", views.file, name="file"),
    path("juhendmaterjalid/", RedirectView.as_view(pattern_name="library:index", permanent=True)),
    path("juhendmaterjalid/<int:number>/", views.former),
]
