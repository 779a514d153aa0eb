"""A few exact spellings that are typed daily, answered from the index alone."""
