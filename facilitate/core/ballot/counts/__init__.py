"""Counting as arithmetic alone: choices in, whole numbers and fractions out; one method a file, each with its source."""
