"""Keeping a workspace in step with its remote: commit, fetch, merge, push."""
