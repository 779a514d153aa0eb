"""What thrive costs, and what its parts are held against."""
