"""Faces of the room."""
