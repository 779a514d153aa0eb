"""Bytes to model and back: a lossless document, our dialect's syntax, smallest edits."""
