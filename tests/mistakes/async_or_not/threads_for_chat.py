# wrong-tool: keeps ten thousand threads that wait
ANSWERS = {
    "config_script": "sync",
    "one_call_cli": "sync",
    "hundred_apis": "asyncio",
    "idle_chat": "threads",  # <- here
    "vendor_sdk": "threads",
    "upload_script": "threads",
    "resize_photos": "processes",
    "simulation": "processes",
}
