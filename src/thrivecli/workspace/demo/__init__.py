"""A made-up year of check-ins, played through the same functions that the commands call."""
