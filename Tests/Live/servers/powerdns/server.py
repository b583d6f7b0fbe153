"""PowerDNS with its SQLite backend, from their Debian packages."""

import glob
import os
import sqlite3
import sys

port, work = sys.argv[1:3]
root = os.environ["APUS_LIVE_ROOT"]
database = work + "/zones.sqlite3"
if not os.path.exists(database):
    schema = glob.glob(root + "/usr/share/**/schema.sqlite3.sql", recursive=True)
    with sqlite3.connect(database) as connection, open(schema[0]) as file:
        connection.executescript(file.read())
libraries = ":".join(glob.glob(root + "/usr/lib/*-linux-gnu") + glob.glob(root + "/usr/lib/*-linux-gnu/pdns"))
os.environ["LD_LIBRARY_PATH"] = libraries
modules = os.path.dirname(glob.glob(root + "/usr/lib/**/libgsqlite3backend.so", recursive=True)[0])
program = root + "/usr/sbin/pdns_server"
os.makedirs(work + "/config", exist_ok=True)
os.execv(program, [
    program, "--config-dir=" + work + "/config", "--module-dir=" + modules, "--launch=gsqlite3",
    "--gsqlite3-database=" + database, "--socket-dir=" + work, "--daemon=no", "--guardian=no", "--api=yes",
    "--api-key=key", "--webserver=yes", "--webserver-address=127.0.0.1", "--webserver-port=" + port,
    "--webserver-allow-from=127.0.0.1", "--local-address=127.0.0.1", "--local-port=%d" % (int(port) ^ 1),
    "--loglevel=3", "--setuid=", "--setgid="])
