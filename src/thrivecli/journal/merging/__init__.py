"""Three versions of one check-in to one: by section, question and action, never by guess."""
