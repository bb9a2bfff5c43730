"""Addresses of the room."""

from django.urls import path

from . import views

app_name = "directory"
urlpatterns = [
    path("kes-aitab/", views.index, name="index"),
    path("kes-aitab/<int:pk>-<slug:slug>/", views.helper, name="helper"),
    path("kes-aitab/<int:pk>-<slug:slug>/kysi/", views.ask, name="ask"),
    path("kysimus/<str:token>/", views.inquiry, name="inquiry"),
    path("minu-kirje/<str:token>/", views.own, name="own"),
]
