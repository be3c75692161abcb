# Grouped by tool: when the list of workloads is long and the reader asks what each tool is for
TOOLS = {
    "sync": ("config_script", "one_call_cli"),
    "asyncio": ("hundred_apis", "idle_chat"),
    "threads": ("vendor_sdk", "upload_script"),
    "processes": ("resize_photos", "simulation"),
}

ANSWERS = {workload: tool for tool, workloads in TOOLS.items() for workload in workloads}
