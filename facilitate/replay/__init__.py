"""Scenario files played through the same door as phones use: for proofs, for the demo, for rehearsals."""
