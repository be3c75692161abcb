"""Give hidden tests what they need: the learner's functions, fakes, seeded data and expectations.

A hidden test is an ordinary pytest function with one mark and a docstring, whose first line the learner sees:

    @overlap
    async def test_starts_all_at_once(kit: Kit) -> None:
        \"\"\"All downloads are in flight together.\"\"\"
        ids = kit.ids(5)
        fetch = kit.service("fetch")
        await kit.call("get_users", fetch, ids)
        kit.expect.peak(fetch, len(ids))
"""

from grader.child.evidence.classify import leaves
from grader.child.evidence.files import Files, FileUse
from grader.child.kit.blocking_fakes import BlockingCall, BlockingService
from grader.child.kit.expect import CheckFailed, show
from grader.child.kit.fakes import Call, Listener, Service, State
from grader.child.kit.kit import Kit
from grader.child.kit.marks import clean, free, overlap, value
from grader.child.kit.sharing import Locks
from grader.model import Evidence, Finding, Place

__all__ = [
    "BlockingCall",
    "BlockingService",
    "Call",
    "CheckFailed",
    "Evidence",
    "FileUse",
    "Files",
    "Finding",
    "Kit",
    "Listener",
    "Locks",
    "Place",
    "Service",
    "State",
    "clean",
    "free",
    "leaves",
    "overlap",
    "show",
    "value",
]
