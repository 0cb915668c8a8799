"""Lists of objects in pages, as OParl has them: each page names the others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator import urls
from generator.outputs.data.tables import Source

Files = Iterator[tuple[str, bytes]]
PER_PAGE = 100
"""Objects on a page of a list."""


@dataclass(slots=True)
class Paged:
    """A list in pages, each of which is written as soon as it is full; `total` are the objects there will be."""

    source: Source
    kind: str
    total: int
    lines: list[str] = field(default_factory=list)
    page: int = 1

    def add(self, line: str) -> Files:
        """Puts an object, as JSON, at the end."""
        self.lines.append(line)
        if len(self.lines) == PER_PAGE:
            yield self._written()

    def end(self) -> Files:
        """The last page, if it is not full or the only one."""
        if self.lines or self.page == 1:
            yield self._written()

    def _written(self) -> tuple[str, bytes]:
        pages = max(1, -(-self.total // PER_PAGE))
        there = {"first": 1, "prev": self.page - 1, "self": self.page, "next": self.page + 1, "last": pages}
        links = {name: self._url(page) for name, page in there.items() if 1 <= page <= pages}
        counts = {
            "totalElements": self.total,
            "elementsPerPage": PER_PAGE,
            "currentPage": self.page,
            "totalPages": pages,
        }
        data = ",\n".join(self.lines)
        written = f'{{"data": [\n{data}\n], "pagination": {json.dumps(counts)}, "links": {json.dumps(links)}}}\n'
        address = urls.oparl_list(self.kind, self.page)
        self.lines, self.page = [], self.page + 1
        return address, written.encode()

    def _url(self, page: int) -> str:
        return self.source.url(urls.oparl_list(self.kind, page))
