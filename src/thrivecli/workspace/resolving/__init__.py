"""What a merge left for two people to settle: finding it, writing what they chose, ending it."""
