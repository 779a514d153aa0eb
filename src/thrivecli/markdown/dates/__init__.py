"""Dates as people write them: the forms, what each means, and how thrive writes one."""
