package dev.menagerie.standalone.commands.procedures;

import dev.menagerie.web.procedures.files.CodeImport;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What an import would do, line by line. */
final class ImportTable {
  private ImportTable() {}

  private record Row(long line, String what, String text) {}

  static void print(PrintStream out, CodeImport.Report report, boolean all) {
    List<Row> rows = new ArrayList<>();
    report.bad().forEach(bad -> rows.add(new Row(bad.line(), "bad", bad.problem())));
    if (all) {
      report
          .comparison()
          .differences()
          .forEach(
              each ->
                  rows.add(
                      new Row(
                          each.line(),
                          each.before().isPresent() ? "changed" : "new",
                          each.after().code()
                              + " "
                              + each.before().map(old -> old + " -> ").orElse("")
                              + each.after().title())));
    }
    rows.sort(Comparator.comparingLong(Row::line));
    if (!rows.isEmpty()) {
      out.printf("%8s  %-7s  %s%n", "line", "row", "what");
      rows.forEach(row -> out.printf("%8d  %-7s  %s%n", row.line, row.what, row.text));
    }
    long total =
        report.badRows() + (all ? report.comparison().added() + report.comparison().changed() : 0);
    if (total > rows.size()) {
      out.println("    … and " + (total - rows.size()) + " more");
    }
  }
}
