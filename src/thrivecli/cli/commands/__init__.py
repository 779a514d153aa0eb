"""One module a command: gather the arguments, make one call, show the answer."""
