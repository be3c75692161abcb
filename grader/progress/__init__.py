"""Remember what the learner has solved, tried, put off and been shown."""

from grader.progress.records import Progress, Record, State
from grader.progress.store import FILE, FOLDER, VERSION, load, read_other, record, save

__all__ = ["FILE", "FOLDER", "VERSION", "Progress", "Record", "State", "load", "read_other", "record", "save"]
