# expects: blocking-call at line 19
# A remote procedure call hides a connection and a wait deep in a library.
import asyncio
import threading
import xmlrpc.client
import xmlrpc.server


def serve():
    server = xmlrpc.server.SimpleXMLRPCServer(("127.0.0.1", 0), logRequests=False)
    server.register_function(lambda a, b: a + b, "add")
    threading.Thread(target=server.handle_request, daemon=True).start()
    return server


async def main():
    server = serve()
    proxy = xmlrpc.client.ServerProxy(f"http://127.0.0.1:{server.server_address[1]}/")
    print(proxy.add(2, 3))
    await asyncio.sleep(0.01)
    server.server_close()


if __name__ == "__main__":
    asyncio.run(main())
