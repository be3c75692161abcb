# a plain dict: when each workload is looked up by its name
"""Choose the tool for a workload."""

ANSWERS: dict[str, str] = {
    "config_script": "sync",
    "one_call_cli": "sync",
    "hundred_apis": "asyncio",
    "idle_chat": "asyncio",
    "vendor_sdk": "threads",
    "upload_script": "threads",
    "resize_photos": "processes",
    "simulation": "processes",
}
