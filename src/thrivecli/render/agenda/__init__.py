"""The brief for a meeting: on a screen, as JSON and as Markdown to paste."""
