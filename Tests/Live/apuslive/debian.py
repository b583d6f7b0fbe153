"""Programs of Debian packages, unpacked into the work folder, so that nothing is installed."""

import glob
import json
import os
import shutil
import subprocess

from .environment import PackagesUnavailable
from .processes import finish

#: apt-get tries longer and more often by itself.
_LIMITS = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::https::Timeout=20"]
#: The seconds that a command may take.
_LIMIT = 300


def unpacked(packages, work):
    """The folder with the packages' files and those of what they depend on; `None` when there are no packages."""
    if not packages:
        return None
    root = os.path.join(work, "debian", "-".join(packages))
    if os.path.exists(root + "/complete"):
        return root
    if shutil.which("apt-get") is None:
        raise PackagesUnavailable("there is no apt-get")
    if os.geteuid() != 0:
        raise PackagesUnavailable("apt-get has to be run as root")
    archives = os.path.join(work, "debian", "archives")
    shutil.rmtree(archives, ignore_errors=True)
    os.makedirs(archives + "/partial")
    shutil.rmtree(root, ignore_errors=True)
    # A source that cannot be reached is a warning only.
    warnings = [line for line in _run(["apt-get", *_LIMITS, "update", "-qq"]) if "Failed to fetch" in line]
    _run(["apt-get", *_LIMITS, "install", "-y", "-qq", "--no-install-recommends", "--download-only", "--reinstall",
          "-o", "Dir::Cache::archives=" + archives, *packages], warnings[:1])
    for archive in glob.glob(archives + "/*.deb"):
        subprocess.run(["dpkg", "-x", archive, root], check=True)
    open(root + "/complete", "w").close()
    return root


def version(package):
    """The version that the package lists name."""
    result = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True)
    lines = [line.split()[1] for line in result.stdout.splitlines() if line.strip().startswith("Candidate:")]
    return lines[0] if lines else "unknown"


def embedded_description(program):
    """The first Swagger description, as JSON text, inside an executable."""
    with open(program, "rb") as file:
        data = file.read()
    mark = data.find(b'"swagger": "2.0"')
    start = data.rfind(b'{\n  "consumes"', 0, mark)
    value, _ = json.JSONDecoder().raw_decode(data[start:start + 1_000_000].decode("latin-1"))
    return json.dumps(value).encode()


def _run(command, earlier=()):
    """The lines of the command's errors; `earlier` are lines that can explain why it fails."""
    _, errors, status = finish(command, _LIMIT, environment=dict(os.environ, DEBIAN_FRONTEND="noninteractive"))
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    if status is None:
        raise PackagesUnavailable("apt-get did not end in %d s" % _LIMIT)
    if status != 0:
        reason = lines[-1] if lines else "apt-get failed with status %d" % status
        raise PackagesUnavailable("; ".join([*earlier, reason]))
    return lines
