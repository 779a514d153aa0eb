"""The two renames that Python lacks: swapping two files, and never replacing one.

Linux has them as ``renameat2``, macOS as ``renameatx_np``; where neither the system nor
the file system knows them, the answer is ``False`` and the caller does it the plain way.
"""

import errno
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# (name of the function, flag to swap, flag not to replace), from linux/fs.h and sys/stdio.h
_LINUX = ("renameat2", 2, 1)
_MACOS = ("renameatx_np", 2, 4)
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def swap(folder: int, one: str, other: str) -> bool:
    """Exchange two names of an open folder in one step; ``False`` where that is unknown."""
    return _rename(folder, one, other, flag=1)


def rename_new(folder: int, source: str, target: str) -> bool:
    """Rename, with ``FileExistsError`` if the target exists; ``False`` where unknown."""
    return _rename(folder, source, target, flag=2)


def _rename(folder: int, source: str, target: str, *, flag: int) -> bool:
    names = _MACOS if sys.platform == "darwin" else _LINUX
    call = _function(names[0])
    if call is None:
        return False
    number = call(folder, os.fsencode(source), folder, os.fsencode(target), names[flag])
    if number in _UNSUPPORTED:
        return False
    if number:
        raise OSError(number, os.strerror(number), target)
    return True


@cache
def _function(name: str) -> "Callable[..., int] | None":
    import ctypes

    try:
        function = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (AttributeError, OSError):
        return None
    function.argtypes = [
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_uint,
    ]
    function.restype = ctypes.c_int

    def call(*arguments: object) -> int:
        return ctypes.get_errno() if function(*arguments) else 0

    return call
