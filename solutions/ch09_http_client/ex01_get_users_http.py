# gather: when all answers are wanted, in the order of the ids
"""Fetch users over HTTP, all at the same time."""

import asyncio
from collections.abc import Sequence

import aiohttp


async def get_users(session: aiohttp.ClientSession, base_url: str, ids: Sequence[int]) -> list[object]:
    """GET f"{base_url}/{id}" for each id, all at once; give the decoded JSON in the order of the ids."""

    async def get_user(user_id: int) -> object:
        async with session.get(f"{base_url}/{user_id}") as response:  # the whole of one request, in one place
            response.raise_for_status()
            return await response.json()

    return await asyncio.gather(*[get_user(user_id) for user_id in ids])


async def main(base_url: str, ids: Sequence[int]) -> list[object]:
    """Open one session for all requests, call `get_users` with it, and close it whatever happens."""
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
