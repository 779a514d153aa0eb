"""Which parenthesis closes which."""


def pairs(text: str) -> dict[int, int]:
    """Each opening parenthesis that is closed, with the place of its closing one."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for position, char in enumerate(text):
        if char == "(":
            opened.append(position)
        elif char == ")" and opened:
            closing[opened.pop()] = position
    return closing
