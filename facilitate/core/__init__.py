"""What a meeting is: pure state, rules and counting. No clock, no random, no I/O."""
