"""Where and when people meet: standing rooms, the calendar, series, cards left at any hour."""
