"""What a person wants, by horizon: as it stands, and how it came to."""
