"""Addresses of the organiser's desk, and of a participant's own certificate."""

from django.urls import path

from . import desk_event_views as event
from . import desk_views as desk

urlpatterns = [
    path("korraldaja/<str:token>/", desk.home, name="desk"),
    path("korraldaja/<str:token>/osalejad.csv", desk.participants, name="desk_participants"),
    path("korraldaja/<str:token>/inimene/<int:pk>/", desk.person, name="desk_person"),
    path("korraldaja/<str:token>/inimene/<int:pk>/tunnistus.pdf", desk.certificate, name="desk_certificate"),
    path("korraldaja/<str:token>/valik/", desk.choice, name="desk_choice"),
    path("korraldaja/<str:token>/kiri/", desk.letter, name="desk_letter"),
    path("korraldaja/<str:token>/kohad/", event.seats, name="desk_seats"),
    path("korraldaja/<str:token>/aeg/", event.move, name="desk_move"),
    path("korraldaja/<str:token>/jaab-ara/", event.cancel, name="desk_cancel"),
    path("korraldaja/<str:token>/kohal/", event.attendance, name="desk_attendance"),
    path("korraldaja/<str:token>/jarelkaja/", event.aftermath, name="desk_aftermath"),
    path("koht/<str:token>/tunnistus.pdf", desk.own_certificate, name="own_certificate"),
]
