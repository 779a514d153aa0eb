"""What each command wrote, kept so that it can be taken back."""
