"""Wait for a value.

Write an async function that gives a text, and another one that waits for that text and works on it.

    main          ──► calls fetch_data() ──► waits ··············· ──► "data" ──► "DATA"
    fetch_data                               └─ runs while main waits ─┘

What is looked at: the text that main returns; that fetch_data runs exactly once in each main; that an error
and a cancellation get through; that importing the file runs nothing.
Done when `main` gives "DATA", and gives the right text as well when fetch_data is slow or gives another one.
Read: https://docs.python.org/3/library/asyncio-task.html#coroutines
"""


async def fetch_data() -> str:
    """Give the text "data"; calling it without waiting for it does nothing."""
    # TODO: return the text
    raise NotImplementedError


async def main() -> str:
    """Call fetch_data once, wait for its text and return that text in upper case."""
    # TODO: call fetch_data and wait for what it gives
    # TODO: return it in upper case
    raise NotImplementedError
