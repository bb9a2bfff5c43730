"""Addresses of the room."""

from django.urls import path

from . import ask_views, keep_views, views

app_name = "communities"
urlpatterns = [
    path("kogukonnad/", views.index, name="index"),
    path("kogukond/<int:pk>/", views.community),
    path("kogukond/<int:pk>-<slug:slug>/", views.community, name="community"),
    path("kogukond/<int:pk>-<slug:slug>/hoidjaks/", ask_views.ask, name="ask"),
    path("minu/kogukond/<int:pk>/", keep_views.keep, name="keep"),
    path("minu/kogukond/<int:pk>/soov/<int:number>/", keep_views.answer, name="answer"),
]
