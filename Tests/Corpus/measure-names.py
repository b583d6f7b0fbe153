#!/usr/bin/env python3
"""Counts methods whose name holds their whole path or repeats their group.

usage: measure-names.py APUS FOLDER… > names.tsv

Runs `APUS list` for each description of the folders, with inferred names and with `operationNames: asWritten`, and prints a
line for each description with methods: their number, and in both cases how many names hold the path and how many start with
their group.
"""
import os
import re
import subprocess
import sys
import tempfile

LINE = re.compile(r"([A-Z]+) (/\S*)  client\.(\S+)  ")


def words(text):
    parts = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", text))
    return [singular(word.lower()) for word in re.split(r"[^A-Za-z0-9]+", parts) if word]


def singular(word):
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def simplified(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())


def holds_path(name, path):
    """Whether a name has all of at least two segments of the path, without versions."""
    segments = [part for part in path.split("/") if part and not re.fullmatch(r"v\d+(\.\d+)*|api|rest", part)]
    literals = [part for part in segments if "{" not in part]
    return len(literals) > 1 and simplified("".join(literals)) in simplified(name)


def starts_with_group(name, group):
    wanted, known = words(group), words(name)
    return bool(wanted) and known[: len(wanted)] == wanted and len(known) > len(wanted)


def count(apus, description, written, folder):
    configuration = os.path.join(folder, "apus.yaml")
    names = "asWritten" if written else "inferred"
    with open(configuration, "w") as file:
        file.write(f"clients:\n- {{description: {description}, module: TestAPI, output: out, operationNames: {names}}}\n")
    command = [apus, "list", "--config", configuration, "--quiet", "--allow-folder", os.path.dirname(description)]
    output = subprocess.run(command, capture_output=True, text=True).stdout
    methods, paths, groups = 0, 0, 0
    for line in output.splitlines():
        match = LINE.match(line)
        if not match:
            continue
        *group, name = match[3].split(".")
        methods += 1
        paths += holds_path(name, match[2])
        groups += starts_with_group(name, group[0]) if group else 0
    return methods, paths, groups


def main():
    apus, *folders = sys.argv[1:]
    print("description\tmethods\tpath as written\tpath\tgroup as written\tgroup")
    with tempfile.TemporaryDirectory() as temporary:
        for folder in folders:
            for name in sorted(os.listdir(folder)):
                description = os.path.abspath(os.path.join(folder, name))
                if not name.endswith((".json", ".yaml", ".yml")) or not os.path.isfile(description):
                    continue
                methods, old_path, old_group = count(apus, description, True, temporary)
                _, path, group = count(apus, description, False, temporary)
                if methods:
                    print(f"{name}\t{methods}\t{old_path}\t{path}\t{old_group}\t{group}", flush=True)


main()
