# expects: nothing
# A time zone is loaded.
import asyncio
import datetime
import zoneinfo


async def main():
    try:
        datetime.datetime.now(zoneinfo.ZoneInfo.no_cache("Europe/Berlin"))
    except zoneinfo.ZoneInfoNotFoundError:
        pass


if __name__ == "__main__":
    asyncio.run(main())
