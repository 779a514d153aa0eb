"""Taking open actions along into a new check-in, and marking where they were."""
