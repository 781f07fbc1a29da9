"""What the campaign notes in its table of results; a ctest."""
import pathlib
import tempfile
import unittest

import book

ROWS = {"kill": 1, "twice": 1, "outage": 3}


class Book(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.table = pathlib.Path(self.folder.name) / "results.tsv"

    def note(self, part, form, figure):
        book.note(part, form, figure, "abc1234", ROWS, self.table)

    def cells(self, column):
        return [line[column] for line in book.read(self.table)]

    def test_a_part_stands_once_a_form_in_the_order_of_the_parts(self):
        self.note("outage", "short", "caught up")
        self.note("kill", "long", "100 kills")
        self.note("kill", "short", "9 kills")
        self.note("kill", "short", "10 kills")
        self.assertEqual(self.cells("reached"), ["10 kills", "100 kills", "caught up"])
        self.assertEqual(self.cells("row"), ["1", "1", "3"])

    def test_the_command_runs_the_form_again(self):
        self.note("kill", "long", "100 kills")
        self.assertEqual(self.cells("command"), ["tests/chaos/run.sh --long --part kill"])

    def test_other_lines_stay_byte_for_byte(self):
        self.note("kill", "short", 'a "quoted" figure: 0 lost; 1 % left')
        before = self.table.read_text().splitlines()
        self.note("outage", "short", "caught up")
        self.assertEqual(self.table.read_text().splitlines()[:2], before)

    def test_a_figure_stays_on_its_line(self):
        self.note("kill", "short", "one\ttwo\nthree")
        self.assertEqual(self.cells("reached"), ["one two three"])

    def test_a_part_that_is_gone_stands_last(self):
        self.note("gone", "short", "once")
        self.note("outage", "short", "caught up")
        self.assertEqual(self.cells("part"), ["outage", "gone"])

    def test_the_table_of_the_tree_is_read_whole(self):
        for line in book.read():
            self.assertEqual(list(line), book.COLUMNS)
            self.assertTrue(all(line.values()), line)


unittest.main()
