# StrEnum: when the words occur in many places and a typing error should be noticed
from enum import StrEnum


class Tool(StrEnum):
    SYNC = "sync"
    ASYNCIO = "asyncio"
    THREADS = "threads"
    PROCESSES = "processes"


ANSWERS = dict(
    config_script=Tool.SYNC,
    one_call_cli=Tool.SYNC,
    hundred_apis=Tool.ASYNCIO,
    idle_chat=Tool.ASYNCIO,
    vendor_sdk=Tool.THREADS,
    upload_script=Tool.THREADS,
    resize_photos=Tool.PROCESSES,
    simulation=Tool.PROCESSES,
)
