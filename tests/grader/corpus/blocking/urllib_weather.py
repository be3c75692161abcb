# expects: blocking-call at line 26
# A requests-like call fetches a page from a slow server.
import asyncio
import http.server
import threading
import time
import urllib.request


class Slow(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.15)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"12 degrees")

    def log_message(self, *args):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Slow)


async def temperature(city):
    url = f"http://127.0.0.1:{server.server_port}/{city}"
    with urllib.request.urlopen(url) as response:
        return response.read()


async def main():
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        print(await asyncio.gather(temperature("oslo")))
    finally:
        await asyncio.to_thread(server.shutdown)
        server.server_close()


if __name__ == "__main__":
    asyncio.run(main())
