"""Offers and what they meet: matches, gaps, the wall with two sides, the market of suggestions."""
