"""Promises: given, reported, confirmed, looked at again; what changed; who is reminded."""
