"""The launcher behind `./kv`: sets the portal up, serves it, tests it, saves and restores it."""
