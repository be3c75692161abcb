# wrong-result: leaves one workload out
ANSWERS = {
    "config_script": "sync",
    "one_call_cli": "sync",
    "hundred_apis": "asyncio",
    "vendor_sdk": "threads",
    "upload_script": "threads",
    "resize_photos": "processes",
    "simulation": "processes",
}
