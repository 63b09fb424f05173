"""Sheets that people bring: read, told apart by their heads, checked line by line, and only then a deed of the register."""
