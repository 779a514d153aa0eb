"""CommonMark's blocks with their places, the checkboxes among them, and moving them about."""
