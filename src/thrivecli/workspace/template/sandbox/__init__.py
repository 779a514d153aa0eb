"""Rendering templates that somebody else wrote: what one may say, see and spend."""
