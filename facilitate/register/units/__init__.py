"""Units that serve: the directory, two spellings made one, what a clerk sees first."""
