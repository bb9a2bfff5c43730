"""What stops a command in a way that a person can mend."""


class Trouble(Exception):
    """One clear sentence for the person at the terminal: what is wrong and what helps."""
