"""Addresses of the room."""

from django.urls import path

from . import views

app_name = "contribute"
urlpatterns = []
