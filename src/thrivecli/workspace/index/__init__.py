"""What was read of each file, kept until the file changes; never needed for a right answer."""
