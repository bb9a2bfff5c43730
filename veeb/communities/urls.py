"""Addresses of the room."""

from django.urls import path

from . import views

app_name = "communities"
urlpatterns = [
    path("kogukonnad/", views.index, name="index"),
    path("kogukond/<int:pk>-<slug:slug>/", views.community, name="community"),
    path("minu/kogukond/<int:pk>/", views.keep, name="keep"),
]
