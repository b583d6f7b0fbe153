"""Virtual environments with pinned packages."""

import hashlib
import os
import shutil
import sys

from .processes import finish

#: What pip prints when it cannot reach the registry.
_UNREACHABLE = ("NewConnectionError", "ConnectTimeout", "Temporary failure in name resolution", "ProxyError",
                "Failed to establish a new connection", "Network is unreachable", "ReadTimeoutError", "SSLError",
                "Connection refused", "RemoteDisconnected", "ConnectionResetError", "HTTP error 5", "from versions: none")
#: The seconds that an installation may take.
_LIMIT = 600


class PackagesUnavailable(Exception):
    """The packages cannot be installed on this machine: what needs them is skipped."""


class InstallationError(Exception):
    """pip refuses the packages."""


def python(requirements, work):
    """The interpreter of an environment with the packages of a requirements file; it is made once for each content."""
    if sys.version_info < (3, 11):
        raise PackagesUnavailable("Python 3.11 or later is needed, and this is %d.%d" % sys.version_info[:2])
    with open(requirements, "rb") as file:
        digest = hashlib.sha256(file.read() + sys.version.encode()).hexdigest()[:12]
    folder = os.path.join(work, "environments", digest)
    interpreter = os.path.join(folder, "bin", "python")
    if os.path.exists(os.path.join(folder, "complete")):
        return interpreter
    shutil.rmtree(folder, ignore_errors=True)
    try:
        _install(folder, interpreter, requirements)
    except Exception:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    open(os.path.join(folder, "complete"), "w").close()
    return interpreter


def _install(folder, interpreter, requirements):
    text, status = _finish([sys.executable, "-m", "venv", folder])
    if status != 0:
        raise PackagesUnavailable("'python3 -m venv' fails: " + " ".join(text.split())[:120])
    text, status = _finish([interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries",
                            "1", "--timeout", "20", "-r", requirements])
    if status is None:
        raise PackagesUnavailable("pip did not end in %d s" % _LIMIT)
    reason = next((word for word in _UNREACHABLE if word in text), None)
    if status != 0 and reason:
        raise PackagesUnavailable("pip can't reach the registry: " + reason)
    if status != 0:
        raise InstallationError("pip can't install %s:\n%s" % (requirements, text[-2000:]))


def _finish(command):
    """What a command prints, and its status; `None`: out of time."""
    output, errors, status = finish(command, _LIMIT)
    return (errors + output).decode("utf-8", "replace"), status
