"""What people write: cards and what they grow into, comments, amendments, screening."""
