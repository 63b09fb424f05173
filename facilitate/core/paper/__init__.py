"""The minutes as the scribe edits them: sentences, corrections asked for, and the seal."""
