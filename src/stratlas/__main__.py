"""`python -m stratlas`."""

from stratlas.cli import main

main()
