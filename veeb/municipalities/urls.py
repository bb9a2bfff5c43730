"""Addresses of the room."""

from django.urls import path

from . import views

app_name = "municipalities"
urlpatterns = [
    path("minu/omavalitsus/<slug:slug>/", views.tell, name="tell"),
]
