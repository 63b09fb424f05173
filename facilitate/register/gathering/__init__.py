"""From a meeting into the register, and from a standing card into a meeting."""
