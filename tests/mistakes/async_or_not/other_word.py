# wrong-result: uses a word that is none of the four
ANSWERS = {
    "config_script": "sync",
    "one_call_cli": "sync",
    "hundred_apis": "asyncio",
    "idle_chat": "asyncio",
    "vendor_sdk": "thread",  # <- here
    "upload_script": "threads",
    "resize_photos": "processes",
    "simulation": "processes",
}
