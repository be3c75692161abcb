# cpu-bound: answers asyncio for everything
ANSWERS = {
    "config_script": "asyncio",
    "one_call_cli": "asyncio",
    "hundred_apis": "asyncio",
    "idle_chat": "asyncio",
    "vendor_sdk": "asyncio",
    "upload_script": "asyncio",
    "resize_photos": "asyncio",  # <- here
    "simulation": "asyncio",
}
