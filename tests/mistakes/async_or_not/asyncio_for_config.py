# wrong-tool: starts an event loop to read one file
ANSWERS = {
    "config_script": "asyncio",  # <- here
    "one_call_cli": "sync",
    "hundred_apis": "asyncio",
    "idle_chat": "asyncio",
    "vendor_sdk": "threads",
    "upload_script": "threads",
    "resize_photos": "processes",
    "simulation": "processes",
}
