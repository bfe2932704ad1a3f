package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One call of `bench --check`: measures, prints, and stores or judges.
final class RatioRun {
  /// How the ratios are printed.
  enum Form {
    TABLE,
    JSON
  }

  private final Console console;
  private final RatioFile file;
  private final BenchPlan plan;
  private final Machine machine = Machine.ofProcess();

  RatioRun(Console console, RatioFile file, BenchPlan plan) {
    this.console = console;
    this.file = file;
    this.plan = plan;
  }

  private List<RatioVerdict> measure(Path folder, Map<String, RatioFile.Stored> stored)
      throws IOException {
    RatioCheck check = new RatioCheck(DataMaker.make(folder, plan.ticks()), plan);
    try (Progress progress = Progress.start(console, "Measuring", "JVMs", check.launches())) {
      return check.against(stored, progress);
    }
  }

  /// Measures and stores the ratios of this processor.
  int update(Path folder) throws IOException {
    List<RatioVerdict> found = measure(folder, Map.of());
    file.put(machine.processor(), RatioCheck.stored(found));
    file.write();
    table(found);
    console.out().println("Stored in " + file.file() + " for " + machine.processor() + ".");
    return ExitCode.OK.code();
  }

  /// Measures and compares; a [Failure] when a ratio was lost.
  int check(Path folder, Form form) throws IOException {
    Map<String, RatioFile.Stored> stored = file.of(machine.processor());
    List<RatioVerdict> found = measure(folder, stored);
    if (form == Form.JSON) {
      json(found);
    } else {
      table(found);
    }
    if (stored.isEmpty()) {
      console
          .err()
          .println(
              "Note: "
                  + file.file()
                  + " has no ratios of "
                  + machine.processor()
                  + ", so nothing was judged; --check --update stores them.");
    }
    List<RatioVerdict> lost = found.stream().filter(RatioVerdict::lost).toList();
    if (lost.isEmpty()) {
      return ExitCode.OK.code();
    }
    throw new Failure(
        ExitCode.FAILED,
        "Slower than stored: "
            + String.join("; ", lost.stream().map(RatioRun::loss).toList())
            + ".",
        "'./quantlab bench' shows more; when the loss is meant, --check --update stores it.");
  }

  private static String loss(RatioVerdict v) {
    return String.format(
        Locale.ROOT,
        "%s %.2f, stored %.2f, limit %.2f after %d JVMs",
        v.id(),
        v.now().min(),
        v.stored().best(),
        v.limit(),
        v.launches());
  }

  private void table(List<RatioVerdict> found) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s, %d cores, load %.1f; %s%n",
            machine.processor(),
            machine.cores(),
            machine.load(),
            machine.java());
    line("", "best", "median", "JVMs", "stored", "limit", "");
    for (RatioVerdict v : found) {
      boolean judged = v.stored() != null;
      line(
          v.what(),
          number(v.now().min()),
          number(v.now().median()),
          Integer.toString(v.launches()),
          judged ? number(v.stored().best()) : "",
          judged ? number(v.limit()) : "",
          judged ? (v.lost() ? "LOST" : "ok") : "");
    }
  }

  private void line(String... cells) {
    console.out().printf(Locale.ROOT, "%-46s %6s %7s %5s %7s %6s  %s%n", (Object[]) cells);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private void json(List<RatioVerdict> found) throws IOException {
    JsonWriter json = new JsonWriter(console.out());
    json.beginObject();
    json.key("processor").value(machine.processor());
    json.key("java").value(machine.java());
    json.key("load").value(machine.load());
    json.key("rows").beginArray();
    for (RatioVerdict v : found) {
      boolean judged = v.stored() != null;
      json.newline().beginObject().key("id").value(v.id());
      json.key("best").value(v.now().min()).key("median").value(v.now().median());
      json.key("launches").value(v.launches());
      json.key("stored").value(judged ? v.stored().best() : Double.NaN);
      json.key("limit").value(v.limit());
      json.key("verdict").value(!judged ? "NONE" : v.lost() ? "LOST" : "OK").endObject();
    }
    json.newline().endArray().endObject();
    console.out().println();
  }
}
