"""The outside world: settings, files, locks, git, templates and the editor."""
