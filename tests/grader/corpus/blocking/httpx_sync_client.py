# expects: blocking-call at line 26
# The synchronous half of an HTTP library is used inside a coroutine.
import asyncio
import http.server
import threading

import httpx


class Weather(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"sunny")

    def log_message(self, *args):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Weather)
client = httpx.Client(trust_env=False)


async def main():
    threading.Thread(target=server.handle_request, daemon=True).start()
    answer = client.get(f"http://127.0.0.1:{server.server_port}/")
    print(answer.text)
    client.close()
    server.server_close()


if __name__ == "__main__":
    asyncio.run(main())
