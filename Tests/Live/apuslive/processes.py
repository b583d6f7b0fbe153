"""Processes that end with this one, whatever happens."""

import atexit
import ctypes
import os
import signal
import socket
import subprocess
import threading
import time
import urllib.request

_PR_SET_PDEATHSIG = 1
_LIFETIME = 900


def _die_with_parent():
    """On Linux the kernel ends the child when this process is killed."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    except (OSError, AttributeError):
        pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ServerProcess:
    """A server in a process group of its own; it is ended on exit, and after fifteen minutes at the latest."""

    def __init__(self, command, log, environment=None, ready=None):
        self._command = command
        self._log = log
        self._environment = dict(os.environ, **(environment or {}))
        self._ready = ready
        self._process = None
        atexit.register(self.stop)

    def start(self):
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=log, stderr=log, env=self._environment,
                start_new_session=True, preexec_fn=_die_with_parent)
        self._process.stdin.close()
        self._timer = threading.Timer(_LIFETIME, self.stop)
        self._timer.daemon = True
        self._timer.start()
        self._wait_until_ready()

    def _wait_until_ready(self):
        for _ in range(600):
            if self._process.poll() is not None:
                raise RuntimeError("the server ended: %s" % self.last_words())
            try:
                urllib.request.urlopen(self._ready, timeout=5).read()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server does not answer: %s" % self.last_words())

    def stop(self):
        """Ends the whole group: a server may have children."""
        if self._process is None:
            return
        self._timer.cancel()
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, number)
            except ProcessLookupError:
                break
            try:
                self._process.wait(timeout=3)
                break
            except subprocess.TimeoutExpired:
                continue
        self._process.wait()
        self._process = None

    def restart(self):
        self.stop()
        self.start()

    def last_words(self):
        with open(self._log, encoding="utf-8", errors="replace") as log:
            return log.read()[-500:]


def end_on_signals():
    """A signal that ends this process runs what `atexit` has."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: exit(1))
