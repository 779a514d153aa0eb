"""The brief for the next meeting."""
