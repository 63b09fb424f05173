"""Needs: what is asked of their register, who is responsible, what shows them, what everybody may read."""
