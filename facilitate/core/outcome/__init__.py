"""What comes of it: answers, offers, tasks, and the minutes read back and confirmed."""
