"""Front matter: read in any state, changed one line at a time."""
