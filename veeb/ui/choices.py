"""A choice of a form that says more than its name."""

from typing import Self


class Choice(str):
    """The label of a radio or checkbox with a line of help, a woven motif (kind) and a thread (topic).

    It is a string, so Django's forms take it as any other label; `ui/field.html` shows the rest.
    """

    hint: str
    motif: str
    thread: str

    __slots__ = ("hint", "motif", "thread")

    def __new__(cls, label: str, *, hint: str = "", motif: str = "", thread: str = "") -> Self:
        choice = super().__new__(cls, label)
        choice.hint, choice.motif, choice.thread = hint, motif, thread
        return choice
