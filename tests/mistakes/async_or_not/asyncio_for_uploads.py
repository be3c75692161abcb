# blocking-call: puts a blocking library on the event loop
ANSWERS = {
    "config_script": "sync",
    "one_call_cli": "sync",
    "hundred_apis": "asyncio",
    "idle_chat": "asyncio",
    "vendor_sdk": "threads",
    "upload_script": "asyncio",  # <- here
    "resize_photos": "processes",
    "simulation": "processes",
}
