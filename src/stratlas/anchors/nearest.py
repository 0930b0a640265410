"""The stretch of a string that is nearest to another, exactly, by bits.

Myers' bit vectors (Journal of the ACM 46, 1999) on Python's long integers: one column of the Levenshtein table is two
numbers of as many bits as the pattern has characters, so a step costs a dozen operations whatever the length.
"""

from __future__ import annotations


def nearest(pattern: str, text: str) -> tuple[int, int, int]:
    """The least Levenshtein distance of a pattern to any stretch of a text, and such a stretch's start and end."""
    distance, end = _least(pattern, text, anchored=False)
    behind = text[max(0, end - len(pattern) - distance) : end]
    _, length = _least(pattern[::-1], behind[::-1], anchored=True)
    return distance, end - length, end


def _least(pattern: str, text: str, *, anchored: bool) -> tuple[int, int]:
    """The least distance to a stretch of the text, and where it ends; an anchored one begins where the text does."""
    places: dict[str, int] = {}
    for index, char in enumerate(pattern):
        places[char] = places.get(char, 0) | 1 << index
    everywhere = (1 << len(pattern)) - 1
    last = 1 << (len(pattern) - 1)
    grows, falls, distance, carried = everywhere, 0, len(pattern), int(anchored)
    best, end = distance, 0
    for index, char in enumerate(text):
        same = places.get(char, 0)
        level = same | falls
        run = (((same & grows) + grows) ^ grows) | same
        up, down = falls | everywhere ^ (everywhere & (run | grows)), grows & run
        if up & last:
            distance += 1
        elif down & last:
            distance -= 1
            if distance < best:
                best, end = distance, index + 1
        up, down = up << 1 | carried, down << 1
        grows, falls = (down & everywhere) | everywhere ^ (everywhere & (level | up)), up & level & everywhere
    return best, end
