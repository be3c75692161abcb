# expects: blocking-call at line 30
# A ready-made logging handler sends each record to a slow web server.
import asyncio
import http.server
import logging
import logging.handlers
import threading
import time


class Slow(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.3)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Slow)


async def main():
    threading.Thread(target=server.handle_request, daemon=True).start()
    handler = logging.handlers.HTTPHandler(f"127.0.0.1:{server.server_port}", "/log")
    log = logging.getLogger("remote")
    log.propagate = False
    log.addHandler(handler)
    log.error("disk is full")
    log.removeHandler(handler)
    server.server_close()


if __name__ == "__main__":
    asyncio.run(main())
