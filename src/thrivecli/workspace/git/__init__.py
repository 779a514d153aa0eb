"""Everything that asks git, through one hardened call."""
