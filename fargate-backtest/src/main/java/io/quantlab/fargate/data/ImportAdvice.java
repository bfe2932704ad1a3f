package io.quantlab.fargate.data;

import io.quantlab.engine.data.csv.Code;
import io.quantlab.engine.data.csv.Finding;
import io.quantlab.engine.data.csv.ImportReport;
import io.quantlab.engine.market.Schema;
import java.util.ArrayList;
import java.util.List;

/// What to tell a person about an import: why it stopped and what helps, what it assumed.
public final class ImportAdvice {
  private static final List<Code> FLAGGED = List.of(Code.V_09, Code.V_10, Code.V_11);

  private ImportAdvice() {}

  /// The failure of a stopped import.
  public static DataException stopped(Finding stop) {
    return new DataException(stop + ".", remedy(stop));
  }

  /// What helps against a violation.
  public static String remedy(Finding stop) {
    return switch (stop.code()) {
      case V_01 ->
          stop.line() <= 1
              ? "Check that the file has a header and data, or describe it in a mapping file."
              : "The file may be damaged or cut short: fetch it again, or skip bad lines with"
                  + " policy skip.";
      case V_02, V_04 -> "Mend the line, check the mapping, or skip bad lines with policy skip.";
      case V_03 -> "Check priceUnit and lotSize of the mapping and of the instrument in the store.";
      case V_05 -> "Sort the file, or allow late rows with reorder, for example 1s or 1d.";
      case V_09 ->
          "Check unit and zone of the stamps; another calendar, such as ALWAYS, knows other"
              + " sessions.";
      case V_07, V_08, V_13 -> "Mend the line, or skip bad lines with policy skip.";
      case V_14 ->
          "The recording lacks messages here: get it again, or go on from the next full book with"
              + " policy skip.";
      case V_06, V_10, V_11, V_12 -> "See docs/reference/mapping.md for the rule.";
    };
  }

  /// The notes of a finished import: assumptions, and counts of what is odd.
  static List<String> notes(FilePlan plan, ImportReport report) {
    List<String> notes = new ArrayList<>(plan.notes());
    String file = report.file() + ": ";
    if (report.rowsRejected() > 0) {
      notes.add(
          file
              + count(report.rowsRejected(), "row")
              + " rejected: "
              + report.findings().getFirst());
    }
    if (report.rowsMerged() > 0) {
      boolean depth = report.datasets().stream().anyMatch(d -> d.schema() == Schema.DEPTH);
      String why = depth ? " contained in a full book and merged" : " repeated another and merged";
      notes.add(file + count(report.rowsMerged(), "row") + why);
    }
    long sorted = report.rowsReordered() - report.rowsMerged();
    if (sorted > 0) {
      notes.add(file + count(sorted, "late row") + " sorted in");
    }
    report.roundings().forEach(rounding -> notes.add(file + rounding));
    for (Code code : FLAGGED) {
      if (report.count(code) > 0) {
        notes.add(
            file
                + count(report.count(code), "row")
                + " kept and flagged, against rule "
                + code.id()
                + ": "
                + code.rule());
      }
    }
    return List.copyOf(notes);
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
