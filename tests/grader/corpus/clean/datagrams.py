# expects: nothing
# Datagrams are sent and received with protocols.
import asyncio


class Receiver(asyncio.DatagramProtocol):
    def __init__(self):
        self.received = asyncio.get_running_loop().create_future()

    def datagram_received(self, data, address):
        self.received.set_result(data)


async def main():
    loop = asyncio.get_running_loop()
    receiving, receiver = await loop.create_datagram_endpoint(Receiver, local_addr=("127.0.0.1", 0))
    address = receiving.get_extra_info("sockname")
    sending, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=address)
    sending.sendto(b"ping")
    assert await asyncio.wait_for(receiver.received, 1) == b"ping"
    sending.close()
    receiving.close()
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
