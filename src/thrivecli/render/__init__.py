"""Answers to words: terminal, plain text and JSON; roles, not colours."""
