"""A meeting in one room: from the QR code on the wall to the printed minutes."""
