"""What was accomplished, over all check-ins, and putting one more down."""
