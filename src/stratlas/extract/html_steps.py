"""Going through the nodes of a web page, however deep they nest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode


def left(root: LexborNode, enter: Callable[[LexborNode], bool]) -> Iterator[LexborNode]:
    """The root and the nodes under it, each when it is left.

    `enter` is called on the way in and says whether to look inside. A loop, as pages nest deeper than calls may.
    """
    node: LexborNode | None = root
    while node is not None:
        child = node.child if enter(node) else None
        if child is not None:
            node = child
            continue
        while True:
            yield node
            if node.mem_id == root.mem_id:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent
            if node is None:
                return
