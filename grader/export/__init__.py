"""Write the edition of a course that students are given: everything to learn with, and no answers."""

from grader.export.seal import Recorded, record
from grader.export.write import export, refuse_bad_place

__all__ = ["Recorded", "export", "record", "refuse_bad_place"]
