"""A CSV as a table and as charts."""

from generator.figures.chart import Chart, chart
from generator.figures.table import Table, table
from generator.problems import TextFault

__all__ = ["Chart", "Table", "TextFault", "chart", "table"]
