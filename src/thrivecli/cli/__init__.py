"""Arguments to a call to words: the command tree, one module a command."""
