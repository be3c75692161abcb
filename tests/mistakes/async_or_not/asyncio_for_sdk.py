# blocking-call: calls a blocking SDK inside async def
ANSWERS = {
    "config_script": "sync",
    "one_call_cli": "sync",
    "hundred_apis": "asyncio",
    "idle_chat": "asyncio",
    "vendor_sdk": "asyncio",  # <- here
    "upload_script": "threads",
    "resize_photos": "processes",
    "simulation": "processes",
}
