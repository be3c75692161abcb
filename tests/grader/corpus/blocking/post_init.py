# expects: blocking-call at line 19
# A data class reads its file as it is made.
import asyncio
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

folder = tempfile.TemporaryDirectory()
path = Path(folder.name) / "user"
path.write_text("ada")


@dataclass
class User:
    path: Path
    name: str = field(init=False)

    def __post_init__(self):
        self.name = self.path.read_text()


async def main():
    await asyncio.sleep(0)
    print(User(path))


if __name__ == "__main__":
    asyncio.run(main())
