# expects: blocking-call at line 26, blocking-call at line 27
# An HTTP connection of the standard library connects at one line and waits for the answer at another.
import asyncio
import http.client
import http.server
import threading
import time


class Slow(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.25)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Slow)


async def main():
    threading.Thread(target=server.handle_request, daemon=True).start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.request("GET", "/")
    answer = connection.getresponse()
    print(answer.status)
    connection.close()
    server.server_close()


if __name__ == "__main__":
    asyncio.run(main())
