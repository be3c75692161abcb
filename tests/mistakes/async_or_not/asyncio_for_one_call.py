# wrong-tool: starts an event loop for one call
ANSWERS = {
    "config_script": "sync",
    "one_call_cli": "asyncio",  # <- here
    "hundred_apis": "asyncio",
    "idle_chat": "asyncio",
    "vendor_sdk": "threads",
    "upload_script": "threads",
    "resize_photos": "processes",
    "simulation": "processes",
}
