"""Which needs nobody but the organiser and the unit responsible is shown."""

from facilitate.service.lists import lists


def sensitive() -> tuple[str, ...]:
    """The categories of needs whose words stand on no public page."""
    return lists().codes().sensitive
