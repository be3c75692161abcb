# cpu-bound: computes in a coroutine
ANSWERS = {
    "config_script": "sync",
    "one_call_cli": "sync",
    "hundred_apis": "asyncio",
    "idle_chat": "asyncio",
    "vendor_sdk": "threads",
    "upload_script": "threads",
    "resize_photos": "processes",
    "simulation": "asyncio",  # <- here
}
