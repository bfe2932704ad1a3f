package io.quantlab.engine.analysis;

import java.util.Locale;

/// Events of note, the first [#ROWS] of them.
final class NotesSection {
  static final int ROWS = 200;

  private NotesSection() {}

  static void write(Html html, ReportInput report) {
    if (report.notes().isEmpty()) {
      html.element("p", "None.", "class", "none");
      return;
    }
    html.open("ol", "class", "notes");
    int shown = Math.min(ROWS, report.notes().size());
    for (Note note : report.notes().subList(0, shown)) {
      String severity = note.severity().name().toLowerCase(Locale.ROOT);
      html.open("li", "class", severity);
      html.element("time", Figures.minute(note.epochNanos(), report.zone()));
      html.element("span", severity, "class", "severity").element("span", note.text()).close("li");
    }
    html.close("ol");
    if (report.notes().size() > shown) {
      html.element(
          "p", (report.notes().size() - shown) + " more are in events.csv.", "class", "axes");
    }
  }
}
