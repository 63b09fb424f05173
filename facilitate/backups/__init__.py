"""Backups of a house on SQLite: made while it runs, kept in a second place, proved when they are brought back."""
