"""Addresses that have no language: sitemap, robots."""

from django.urls import path

from . import views

app_name = "machines"
urlpatterns = []
