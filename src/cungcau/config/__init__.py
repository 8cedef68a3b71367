"""Config — the address and the switchboard: settings, URLs, the command line."""
