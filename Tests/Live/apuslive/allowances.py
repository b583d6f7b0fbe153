"""Findings that are known, each with its cause and a reason; one that no finding needs any more is a fault."""

import fnmatch
import os
from dataclasses import dataclass

from .table import RESULTS

#: Whose fault a finding is.
CAUSES = ("apus", "description", "judge", "server")


@dataclass
class Allowance:
    subject: str
    operation: str
    kind: str
    message: str
    cause: str
    reason: str
    line: int
    uses: int = 0

    def covers(self, subject, operation, kind, message):
        return (fnmatch.fnmatchcase(subject, self.subject) and fnmatch.fnmatchcase(operation, self.operation)
                and kind == self.kind and self.message in message)


class Allowances:
    """The rows of `results/NAME`: subject, operation (both with `*`), kind, a part of the message, cause, reason."""

    def __init__(self, name):
        self._name = name
        self._all = []
        path = os.path.join(RESULTS, name)
        for number, line in enumerate(open(path, encoding="utf-8") if os.path.exists(path) else [], 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 6 or cells[4] not in CAUSES or not cells[5]:
                raise SystemExit("%s:%d: six cells, with a cause of %s and a reason" % (path, number, ", ".join(CAUSES)))
            self._all.append(Allowance(*cells, line=number))

    def cause(self, subject, operation, kind, message):
        """The cause of a finding that is allowed; `None`: it is not."""
        found = None
        for allowance in self._all:
            if allowance.covers(subject, operation, kind, message):
                allowance.uses += 1
                found = found or allowance.cause
        return found

    def unused(self, subjects):
        """A line for each allowance that none of the subjects needs, although it is for one of them only."""
        for allowance in self._all:
            own = [one for one in subjects if fnmatch.fnmatchcase(one, allowance.subject)]
            if allowance.uses == 0 and own and "*" not in allowance.subject:
                yield "results/%s:%d: no longer needed: %s" % (self._name, allowance.line, allowance.reason)
