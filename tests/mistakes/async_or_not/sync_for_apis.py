# wrong-tool: asks a hundred services one after another
ANSWERS = {
    "config_script": "sync",
    "one_call_cli": "sync",
    "hundred_apis": "sync",  # <- here
    "idle_chat": "asyncio",
    "vendor_sdk": "threads",
    "upload_script": "threads",
    "resize_photos": "processes",
    "simulation": "processes",
}
