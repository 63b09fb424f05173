"""Ballots: who is asked, how a choice is given on each way, how it is counted and judged."""
