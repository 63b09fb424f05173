"""The pages of what outlives a meeting: needs, and in time what meets them, behind three doors."""
