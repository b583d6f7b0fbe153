"""Tables of results that are committed: tab-separated, a row for each subject, sorted."""

import os

RESULTS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "results")


class Table:
    def __init__(self, name, columns):
        self.path = os.path.join(RESULTS, name)
        self.columns = columns
        self.rows = {}
        if os.path.exists(self.path):
            with open(self.path, encoding="utf-8") as file:
                for line in list(file)[1:]:
                    cells = line.rstrip("\n").split("\t")
                    self.rows[cells[0]] = cells[1:]

    def difference(self, subject, cells):
        """What is not as the row says, except a version; `None` when all is, or when there is no row."""
        cells = [str(cell) for cell in cells]
        known = self.rows.get(subject)
        if known is None or known == cells:
            return None
        return ", ".join("%s %s instead of %s" % (column, now, before)
                         for column, before, now in zip(self.columns[1:], known, cells)
                         if before != now and column != "version") or None

    def set(self, subject, cells):
        self.rows[subject] = [str(cell) for cell in cells]

    def save(self):
        """Replaces the file at once, so that a run that is interrupted leaves a complete table."""
        with open(self.path + ".new", "w", encoding="utf-8") as file:
            file.write("\t".join(self.columns) + "\n")
            for subject in sorted(self.rows):
                file.write("\t".join([subject] + self.rows[subject]) + "\n")
        os.replace(self.path + ".new", self.path)
