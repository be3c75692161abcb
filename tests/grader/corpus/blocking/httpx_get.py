# expects: blocking-call at line 23
# The short form of a synchronous request.
import asyncio
import http.server
import threading

import httpx


class H(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *a):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), H)


async def fetch(n):
    return httpx.get(f"http://127.0.0.1:{server.server_port}/", trust_env=False).status_code


async def main():
    t = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    t.start()
    print(await asyncio.gather(fetch(1), fetch(2)))
    await asyncio.to_thread(server.shutdown)
    server.server_close()


if __name__ == "__main__":
    asyncio.run(main())
