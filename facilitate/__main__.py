"""`python -m facilitate` is the same as `facilitate`."""

from facilitate.cli import main

main()
