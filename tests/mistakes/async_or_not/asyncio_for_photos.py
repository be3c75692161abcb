# cpu-bound: expects asyncio to make filters faster
ANSWERS = {
    "config_script": "sync",
    "one_call_cli": "sync",
    "hundred_apis": "asyncio",
    "idle_chat": "asyncio",
    "vendor_sdk": "threads",
    "upload_script": "threads",
    "resize_photos": "asyncio",  # <- here
    "simulation": "processes",
}
