"""Processes that end with this one, whatever happens."""

import atexit
import ctypes
import os
import resource
import signal
import socket
import subprocess
import threading
import time
import urllib.request

_PR_SET_PDEATHSIG = 1
_LIFETIME = 900


def die_with_parent():
    """On Linux the kernel ends the child when this process is killed."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    except (OSError, AttributeError):
        pass


def finish(command, timeout, folder=None, environment=None, memory=None):
    """Runs a command to its end and returns its output as bytes, errors as bytes, and status; `None`: out of time.

    It has a session of its own, which is ended when this process is interrupted: the driver of the compiler leaves its
    children behind. `memory` is the most that it and each of its children may use, in bytes."""
    def prepare():
        die_with_parent()
        if memory:
            resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))

    process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, start_new_session=True, preexec_fn=prepare)
    try:
        output, errors = process.communicate(timeout=timeout)
        return output, errors, process.returncode
    except subprocess.TimeoutExpired:
        _end_session(process)
        output, errors = process.communicate()
        return output, errors, None
    finally:
        if process.poll() is None:
            _end_session(process)


def _end_session(process):
    """Ends the leader of a session and all its other processes, also those that have a process group of their own."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        _signal_session(process.pid, number)
        try:
            process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            continue
    _signal_session(process.pid, signal.SIGKILL)
    process.wait()


def _signal_session(session, number):
    targets = [int(name) for name in os.listdir("/proc") if name.isdigit()] if os.path.isdir("/proc/self") else []
    for target in targets:
        try:
            if os.getsid(target) == session:
                os.kill(target, number)
        except (ProcessLookupError, PermissionError):
            pass
    try:
        os.killpg(session, number)
    except (ProcessLookupError, PermissionError):
        pass


def peak_memory():
    """The megabytes that the largest of all ended children has used."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ServerProcess:
    """A server in a session of its own; it is ended on exit, and after fifteen minutes at the latest."""

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
                start_new_session=True, preexec_fn=die_with_parent)
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
        """Ends the whole session: a server may have children."""
        if self._process is None:
            return
        self._timer.cancel()
        _end_session(self._process)
        self._process = None

    def restart(self):
        self.stop()
        self.start()

    def last_words(self):
        with open(self._log, encoding="utf-8", errors="replace") as log:
            return log.read()[-500:]


def end_on_signals():
    """A signal that ends this process runs `finally` and what `atexit` has, with the status that a shell gives."""
    def end(number, _):
        raise SystemExit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, end)
