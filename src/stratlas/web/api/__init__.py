"""The API for programs, read only, at /api/v1/: all that the pages show, with the keys of the command line's --json.

Owns the operations (one module for each theme), the shapes of their answers, cursors and the OpenAPI document. Must
not know any rule: operations call actions, and the functions that the command line prints with. Begin with `site.py`,
then any theme, then `paging.py`.
"""
