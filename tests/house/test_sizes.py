"""Small files and short functions, as a habit and as a wall."""

from statistics import quantiles

from tests.house.tree import functions, ours, text

WALL = 250  # lines a file
WIDE = 200  # characters a line; a drawn path may be longer
CODE = (".py", ".js", ".css", ".html")


def lengths(names: list[str]) -> list[int]:
    return [text(name).count("\n") for name in names]


def test_no_file_is_longer_than_the_wall() -> None:
    names = ours(*CODE)
    over = [f"{name}: {lines}" for name, lines in zip(names, lengths(names), strict=True) if lines > WALL]

    assert not over, "\n".join(over)


def test_no_line_hides_what_belongs_on_many() -> None:
    wide = [
        f"{name}:{number}: {len(line)}"
        for name in ours(*CODE)
        for number, line in enumerate(text(name).splitlines(), 1)
        if len(line) > WIDE and "<path" not in line and ' d="' not in line
    ]

    assert not wide, "\n".join(wide)


def test_files_are_small_as_a_habit() -> None:
    product = [name for name in ours(*CODE) if not name.startswith("tests/") and not name.endswith("__init__.py")]
    tenths = quantiles(lengths(product), n=10)

    assert tenths[4] <= 80, "median"
    assert tenths[8] <= 150, "nine in ten"


def test_functions_are_short_as_a_habit() -> None:
    tenths = quantiles([lines for name in ours(".py") for _, lines in functions(name)], n=10)

    assert tenths[4] <= 9, "median"
    assert tenths[8] <= 20, "nine in ten"


def test_no_function_is_longer_than_a_screen() -> None:
    over = [f"{name}: {what}: {lines}" for name in ours(".py") for what, lines in functions(name) if lines > 60]

    assert not over, "\n".join(over)
