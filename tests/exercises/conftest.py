"""Let plain pytest run the hidden tests against the files in `exercises/`, for an editor's test view."""

from grader.child.plain import (
    kit,
    pytest_asyncio_loop_factories,
    pytest_make_collect_report,
    pytest_runtest_makereport,
    pytest_runtest_protocol,
)

__all__ = [
    "kit",
    "pytest_asyncio_loop_factories",
    "pytest_make_collect_report",
    "pytest_runtest_makereport",
    "pytest_runtest_protocol",
]
