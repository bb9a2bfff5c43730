"""Addresses of invitations and of the open door for officials."""

from django.urls import path

from . import invitation_views, office_views

app_name = "members"
urlpatterns = [
    path("kutse/<str:token>/", invitation_views.invitation, name="invitation"),
    path("kutse/<str:token>/uus/", invitation_views.ask_again, name="ask_again"),
    path("ametnikule/", office_views.ask, name="ask_office"),
]
