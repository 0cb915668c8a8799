"""A CSV as a table and as charts."""

from generator.problems import TextFault
from generator.text.figures.cells import JOINED, sheet
from generator.text.figures.chart import Chart, chart
from generator.text.figures.spreadsheets import harmless, offered
from generator.text.figures.table import FigureTable, table

__all__ = ["JOINED", "Chart", "FigureTable", "TextFault", "chart", "harmless", "offered", "sheet", "table"]
