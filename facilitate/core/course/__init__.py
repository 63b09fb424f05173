"""The course of a meeting: the agenda, what a stage repeats over, going on and back, what is chosen."""
