"""Who comes through the doors: accounts, keys, neighbours who agreed to be known, who was not heard."""
