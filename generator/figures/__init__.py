"""A CSV as a table and as charts."""

from generator.figures.cells import Fault
from generator.figures.chart import Chart, chart
from generator.figures.table import Table, table

__all__ = ["Chart", "Fault", "Table", "chart", "table"]
