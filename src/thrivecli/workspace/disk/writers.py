"""Whether another program has a file open to write to it: an editor in the midst of saving.

Linux tells whoever asks for a lease on a file. Elsewhere, and on file systems that have no
leases, nothing is known and nobody is waited for.
"""

import errno
import fcntl
import signal
import sys
import time

_LONGEST = 1.0  # seconds; an editor that saves has long finished by then
_POLL = 0.002


def wait_for_writers(descriptor: int) -> bool:
    """Wait until nobody can write to an open file any more; ``False`` if somebody still can.

    ``descriptor`` is open for reading only. At most a second is waited.
    """
    end = time.monotonic() + _LONGEST
    while _is_open_elsewhere(descriptor):
        if time.monotonic() > end:
            return False
        time.sleep(_POLL)
    return True


def _is_open_elsewhere(descriptor: int) -> bool:
    if sys.platform != "linux":
        return False
    try:
        # Whoever opens the file while we hold the lease has the kernel send us a signal;
        # this one is ignored unless somebody asks for it.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as fault:
        return fault.errno == errno.EAGAIN
    return False
