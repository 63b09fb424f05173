"""What is kept of people, until when, and how it is erased."""
