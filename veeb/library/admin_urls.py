"""Addresses below /admin/; the room of the review screens registers them in Wagtail's admin (`register_admin_urls`)."""

from django.urls import path

from . import views

urlpatterns = [path("failid/<int:pk>/<path:name>", views.admin_file, name="library_admin_file")]
