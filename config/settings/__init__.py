"""Settings: base is shared; development, production and test say what differs."""
