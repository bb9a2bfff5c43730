"""Addresses of a member's own pages; `pages.urls` mounts them."""

from django.urls import path

from . import my_views, own_data_views, team_views

urlpatterns = [
    path("minu/", my_views.home, name="my"),
    path("minu/nimi/", my_views.name, name="my_name"),
    path("minu/andmed/", own_data_views.shown, name="my_data"),
    path("minu/andmed/andmed.json", own_data_views.download, name="my_data_json"),
    path("minu/andmed/kustuta/", own_data_views.erase, name="my_data_erase"),
    path("minu/tiim/<uuid:uid>/", team_views.home, name="team"),
    path("minu/tiim/<uuid:uid>/kutsu/", team_views.invite, name="team_invite"),
    path("minu/tiim/<uuid:uid>/kutse/<int:pk>/tagasi/", team_views.withdraw, name="team_withdraw"),
    path("minu/tiim/<uuid:uid>/liige/<int:pk>/", team_views.member, name="team_member"),
    path("minu/tiim/<uuid:uid>/lahku/", team_views.leave, name="team_leave"),
]
