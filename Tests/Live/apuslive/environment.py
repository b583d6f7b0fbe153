"""Virtual environments with pinned packages."""

import hashlib
import os
import shutil
import subprocess
import sys

_UNREACHABLE = ("NewConnectionError", "ConnectTimeout", "Temporary failure in name resolution", "ProxyError",
                "Failed to establish a new connection", "Network is unreachable", "ReadTimeoutError")


class RegistryUnreachable(Exception):
    """The packages cannot be fetched."""


def python(requirements, work):
    """The interpreter of an environment with the packages of a requirements file; it is made once for each content."""
    with open(requirements, "rb") as file:
        digest = hashlib.sha256(file.read() + sys.version.encode()).hexdigest()[:12]
    folder = os.path.join(work, "environments", digest)
    interpreter = os.path.join(folder, "bin", "python")
    if os.path.exists(os.path.join(folder, "complete")):
        return interpreter
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, input=b"")
    result = subprocess.run(
        [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1",
         "--timeout", "20", "-r", requirements],
        input="", capture_output=True, text=True)
    if result.returncode != 0:
        shutil.rmtree(folder, ignore_errors=True)
        text = result.stdout + result.stderr
        reason = next((word for word in _UNREACHABLE if word in text), None)
        if reason:
            raise RegistryUnreachable(reason)
        raise SystemExit("error: pip can't install %s:\n%s" % (requirements, text[-2000:]))
    open(os.path.join(folder, "complete"), "w").close()
    return interpreter
