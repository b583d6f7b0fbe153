"""Alertmanager from its Debian package, in a root of its own, because it looks for its templates below `/usr/share`."""

import os
import shutil
import subprocess
import sys

#: "secret", by bcrypt.
SECRET = "$2b$04$p9g2aW7dXX/UlgIfBCfI3.fq1v0SC0ePnsIwN2qEU2kQUP/tawoGi"
port, work = sys.argv[1:3]
root = work + "/root"
program = "/usr/bin/prometheus-alertmanager"
if not os.path.exists(root):
    shutil.copytree(os.environ["APUS_LIVE_ROOT"], root, symlinks=True)
    listed = subprocess.run(["ldd", root + program], capture_output=True, text=True).stdout
    for library in [word for line in listed.splitlines() for word in line.split() if word.startswith("/")]:
        os.makedirs(root + os.path.dirname(library), exist_ok=True)
        shutil.copy(library, root + library)
    with open(root + "/alertmanager.yml", "w") as file:
        file.write("route: {receiver: first, group_by: [alertname]}\nreceivers: [{name: first}, {name: other}]\n")
    with open(root + "/web.yml", "w") as file:
        file.write("basic_auth_users: {ada: '%s'}\n" % SECRET)
os.chroot(root)
os.chdir("/")
os.execv(program, [program, "--config.file=/alertmanager.yml", "--web.config.file=/web.yml",
                   "--storage.path=/data", "--cluster.listen-address=",
                   "--web.listen-address=127.0.0.1:" + port, "--log.level=error"])
