"""A Jupyter server, as its package has it, without a kernel."""

import os
import sys

port, work = sys.argv[1:3]
os.environ.update(JUPYTER_CONFIG_DIR=work, JUPYTER_DATA_DIR=work, JUPYTER_RUNTIME_DIR=work, HOME=work)
os.makedirs(work + "/files", exist_ok=True)
os.execv(sys.executable, [
    sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=" + port,
    "--ServerApp.port_retries=0", "--IdentityProvider.token=token", "--ServerApp.root_dir=" + work + "/files",
    "--ServerApp.disable_check_xsrf=True", "--log-level=ERROR"])
