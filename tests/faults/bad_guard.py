"""A house whose pages tell browsers no policy: `python bad_guard.py`, then as `facilitate serve`."""

from facilitate.web import headers


def unguarded() -> None:
    """No answer carries the headers that keep scripts of others out."""
    headers.HEADERS.clear()


if __name__ == "__main__":
    unguarded()
    from facilitate.cli import main

    main()
