"""Chroma, a vector database, as its package starts it."""

import os
import sys

port, work = sys.argv[1:3]
os.environ["ANONYMIZED_TELEMETRY"] = "False"
program = os.path.join(os.path.dirname(sys.executable), "chroma")
os.execv(program, [program, "run", "--host", "127.0.0.1", "--port", port, "--path", work + "/data"])
