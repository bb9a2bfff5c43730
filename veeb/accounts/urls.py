"""Addresses of the room."""

from django.urls import path

urlpatterns: list = []
