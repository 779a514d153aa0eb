"""The performance-review packet in Markdown and JSON."""
