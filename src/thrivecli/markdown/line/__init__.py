"""What an action's own words say: owners, due date, notes, tags; and how they are rewritten."""
