"""Places: tables, pairs, groups, the marketplace and the ring; who sits where and how people move."""
