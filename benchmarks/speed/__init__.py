"""How fast thrive answers, as multiples of what nobody could notice."""
