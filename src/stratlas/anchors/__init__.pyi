from .finder import PLACES, Finder, carry, find
from .results import Difference, Finding, Match, Outcome

__all__ = ["PLACES", "Difference", "Finder", "Finding", "Match", "Outcome", "carry", "find"]
