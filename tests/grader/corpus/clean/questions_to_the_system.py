# expects: nothing
# Questions that the system answers at once.
import asyncio
import mimetypes
import os
import platform
import shutil
import socket
import ssl
import tempfile
import uuid
from pathlib import Path


async def main():
    mimetypes.guess_type("a.txt")
    platform.system()
    platform.python_version()
    shutil.which("sh")
    socket.gethostname()
    tempfile.gettempdir()
    uuid.uuid4()
    Path(".").resolve()
    os.path.getsize(".")
    await asyncio.sleep(0)
    ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


if __name__ == "__main__":
    asyncio.run(main())
