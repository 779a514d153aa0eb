"""The report as one page: answers to strings and coordinates, which a template sets in HTML."""
