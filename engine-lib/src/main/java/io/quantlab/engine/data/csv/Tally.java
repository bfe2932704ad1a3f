package io.quantlab.engine.data.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Counts by code and keeps the first findings of each.
final class Tally {
  /// Findings kept for each code; the others are counted only.
  static final int KEPT_PER_CODE = 20;

  private final LineSource lines;
  private final long[] counts = new long[Code.values().length];
  private final List<Finding> findings = new ArrayList<>();
  private final Code[] codes = Code.values();

  /// Line of the row being judged.
  long line;

  long crossed;
  long locked;
  long oneSided;
  long zeroSize;
  long sourceSuspect;
  long roundedSizes;
  long binaryPrices;

  Tally(LineSource lines) {
    this.lines = lines;
  }

  /// Counts a violation; true when its text is still wanted by [#note].
  boolean wants(Code code) {
    return ++counts[code.ordinal()] <= KEPT_PER_CODE;
  }

  /// Keeps a finding of the current line.
  Finding note(Code code, String column, String text) {
    Finding finding = new Finding(lines.fileName(), line, lines.place(line), column, code, text);
    findings.add(finding);
    return finding;
  }

  /// Counts a fault; gives the finding when it is among the first of its code, else `null`.
  Finding count(Fault fault) {
    return wants(fault.code()) ? note(fault.code(), fault.column(), fault.text()) : null;
  }

  /// Counts a fault that ends the import; its finding is always kept.
  Finding fatal(Fault fault) {
    counts[fault.code().ordinal()]++;
    return note(fault.code(), fault.column(), fault.text());
  }

  ImportReport.Dirt dirt() {
    return new ImportReport.Dirt(
        crossed, locked, oneSided, zeroSize, sourceSuspect, roundedSizes, binaryPrices);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  Map<Code, Long> counts() {
    Map<Code, Long> map = new EnumMap<>(Code.class);
    for (Code code : codes) {
      if (counts[code.ordinal()] > 0) {
        map.put(code, counts[code.ordinal()]);
      }
    }
    return Collections.unmodifiableMap(map);
  }
}
