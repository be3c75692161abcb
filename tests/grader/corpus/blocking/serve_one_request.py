# expects: blocking-call at line 30
# A synchronous server waits for its client in the loop's thread.
import asyncio
import http.server
import threading
import time
import urllib.request


class Hello(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Hello)


def visit():
    time.sleep(0.2)
    urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/").close()


async def main():
    visitor = threading.Thread(target=visit)
    visitor.start()
    server.handle_request()
    server.server_close()
    await asyncio.to_thread(visitor.join)


if __name__ == "__main__":
    asyncio.run(main())
