"""Goals as people and scripts read them."""
