"""What git remembers of the notes: where each line came from, and when it was ticked."""
