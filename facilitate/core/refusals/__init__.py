"""Every way in which an act is refused, in both languages."""
