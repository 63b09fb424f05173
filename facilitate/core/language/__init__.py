"""The rule language: a rule as frozen data, its vocabulary in words, and whether it makes sense."""
