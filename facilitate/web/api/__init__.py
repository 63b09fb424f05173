"""The registers for programs: JSON under /api/v1, by keys, through the same deeds and rights as the pages."""
