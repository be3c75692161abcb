# expects: nothing
# Times are computed in several zones and formatted.
import asyncio
from datetime import datetime, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


async def local_time(zone):
    await asyncio.sleep(0)
    try:
        return datetime.now(timezone.utc).astimezone(ZoneInfo(zone)).strftime("%d %b %H:%M")
    except ZoneInfoNotFoundError:
        return "unknown"


async def main():
    print(await asyncio.gather(*map(local_time, ("Europe/Berlin", "Asia/Tokyo", "America/Lima"))))


if __name__ == "__main__":
    asyncio.run(main())
