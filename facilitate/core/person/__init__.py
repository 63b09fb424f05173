"""People: how they come and go, their names, and whoever joined twice."""
