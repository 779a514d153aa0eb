"""A made-up workspace of any size, the same bytes every time."""
