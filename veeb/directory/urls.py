"""Addresses of the room."""

from django.urls import path

from . import own_views, views

app_name = "directory"
urlpatterns = [
    path("kes-aitab/", views.index, name="index"),
    path("kes-aitab/<int:pk>-<slug:slug>/", views.helper, name="helper"),
    path("kes-aitab/<int:pk>-<slug:slug>/kysi/", views.ask, name="ask"),
    path("kysimus/<str:token>/", views.inquiry, name="inquiry"),
    path("minu-kirje/<str:token>/", own_views.own, name="own"),
    path("minu-kirje/<str:token>/muuda/", own_views.correct, name="own_correct"),
    path("minu-kirje/<str:token>/maha/", own_views.leave, name="own_leave"),
]
