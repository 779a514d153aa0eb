"""Taking back what a command wrote, and nothing the person wrote since."""
