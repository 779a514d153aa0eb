"""A report as people and scripts read it, with bars that need no colour."""
