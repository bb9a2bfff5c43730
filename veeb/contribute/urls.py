"""Addresses of the room."""

from django.urls import path

from . import private_views, views

app_name = "contribute"
urlpatterns = [
    path("panusta/", views.form, name="form"),
    path("panusta/vaidlusta/", views.appeal, name="appeal"),
    path("panus/<str:token>/", private_views.receipt, name="receipt"),
    path("panus/<str:token>/vasta/", private_views.reply, name="reply"),
    path("panus/<str:token>/paranda/", private_views.correct, name="correct"),
    path("panus/<str:token>/vota-tagasi/", private_views.withdraw, name="withdraw"),
]
