# sequential-awaits: keeps the coroutines, and runs one after another in close
class Background:
    def __init__(self, on_error):
        self._on_error = on_error
        self._coros = []

    def spawn(self, coro):
        self._coros.append(coro)

    async def close(self):
        for coro in self._coros:
            try:
                await coro  # <- here
            except Exception as error:
                self._on_error(error)
