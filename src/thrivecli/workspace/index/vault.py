"""Files of the index: written whole or not at all, and believed only with their checksum.

Imports next to nothing, as all that the short way in needs.
"""

import os
from zlib import crc32

_CHUNK = 1 << 20


def load(folder: str, name: str) -> memoryview | None:
    """What was stored under a name; ``None`` if nothing was, or not all of it is as it was."""
    try:
        descriptor = os.open(
            f"{folder}/{name}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        )
    except OSError:
        return None
    try:
        size = os.fstat(descriptor).st_size
        data = os.read(descriptor, size + 1)
        while len(data) < size and (more := os.read(descriptor, _CHUNK)):
            data += more
    except OSError:
        return None
    finally:
        os.close(descriptor)
    body = memoryview(data)[4:]
    return body if int.from_bytes(data[:4], "big") == crc32(body) else None


def store(folder: str, name: str, data: bytes) -> bool:
    """Store under a name, readable to this user alone; whether it could be done."""
    temporary = f"{folder}/.{name}.{os.getpid()}.tmp"
    try:
        descriptor = os.open(
            temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600
        )
    except OSError:
        return False
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(crc32(data).to_bytes(4, "big"))
            file.write(data)
        os.rename(temporary, f"{folder}/{name}")
    except OSError:
        forget(folder, temporary.rpartition("/")[2])
        return False
    return True


def forget(folder: str, name: str) -> None:
    """Take away what is stored under a name, if anything is."""
    try:
        os.unlink(f"{folder}/{name}")
    except OSError:
        return
