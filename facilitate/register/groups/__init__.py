"""Action groups: squads, shifts, sign-ups."""
