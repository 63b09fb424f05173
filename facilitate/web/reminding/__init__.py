"""Reminders on their way: what each receiver wants them to look like, how they get there, and when."""
