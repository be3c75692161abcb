"""Turn findings into words for the learner; pure."""

from grader.diagnosis.case import Case, Misconception, Observation
from grader.diagnosis.catalogue import LAST, codes, diagnose, diagnose_as, get
from grader.diagnosis.pages import Example, Page, explain

__all__ = [
    "LAST",
    "Case",
    "Example",
    "Misconception",
    "Observation",
    "Page",
    "codes",
    "diagnose",
    "diagnose_as",
    "explain",
    "get",
]
