package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.Findings;
import io.quantlab.engine.backtest.JournalCheck;
import io.quantlab.engine.backtest.LookaheadCheck;
import io.quantlab.engine.backtest.LookaheadCheck.Certificate;
import io.quantlab.engine.backtest.ReachCheck;
import io.quantlab.engine.backtest.RunResult;
import io.quantlab.engine.backtest.TableComparison;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab verify`: the invariants of a finished run, its tables, and the look-ahead check
/// (engine contract 1.6, T-21).
@Command(
    name = "verify",
    header = "Check a run: invariants, tables, reach of the data, look-ahead, risk.",
    description = {
      "Reads the journal of a run folder anew and checks what must hold in every run, to the unit;",
      "then repeats the run on shortened and on poisoned data: up to the cut nothing may change,",
      "and as it was: the risk table must be the same.",
      "The look-ahead certificate is written into the run's manifest, metrics and report.",
      "Ends with 1 and the first findings when something does not hold."
    },
    footer = {
      "  ./quantlab verify runs/a",
      "  ./quantlab verify runs/a --lookahead 10 --seed 7",
      "  ./quantlab verify runs/a --lookahead 0"
    })
public final class VerifyCommand implements Callable<Integer> {
  private final Console console;
  private boolean clean = true;
  private boolean journalIsOfTheManifest;

  @Parameters(index = "0", paramLabel = "RUN", description = "A run folder or its manifest.json.")
  Path run;

  @Option(
      names = "--lookahead",
      paramLabel = "K",
      defaultValue = "3",
      description = "Cuts of the look-ahead check, 0 = skip it. Default: ${DEFAULT-VALUE}.")
  int cuts = 3;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the cuts. Default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Mixin StoredOptions options = new StoredOptions();

  public VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (cuts < 0) {
      throw new Failure(
          ExitCode.USAGE, "--lookahead must be 0 or more, was " + cuts + ".", "3 is usual.");
    }
    StoredRun stored = StoredRun.open(run);
    Path journal = stored.folder().resolve(RunExecution.JOURNAL);
    if (!Files.isRegularFile(journal)) {
      throw new Failure(
          ExitCode.BAD_DATA, "The run has no " + journal + ".", "Run it again with its --out.");
    }
    try (Interrupt interrupt = Interrupt.listen()) {
      clean = true;
      journal(stored, journal);
      data(stored, journal, interrupt);
      console.out().println(clean ? "verified" : "NOT verified");
      console.out().flush();
      return (interrupt.asked() ? ExitCode.INTERRUPTED : clean ? ExitCode.OK : ExitCode.FAILED)
          .code();
    }
  }

  // ---- the journal alone ----

  private void journal(StoredRun stored, Path journal) throws IOException {
    List<Table> tables = tables(stored);
    JournalCheck.Report report;
    try (InputStream in = open(journal)) {
      report = JournalCheck.of(in, HashScope.valueOf(stored.text("hashScope")), tables);
    }
    line(
        "Journal",
        text(
            "%,d events, %,d orders, %,d fills, %,d ledger entries",
            report.events(), report.orders(), report.fills(), report.ledgerEntries()));
    findings(
        "Invariants",
        report.findings(),
        "I-1 to I-6 and I-8 hold"
            + (tables.isEmpty() ? "" : "; " + tables.size() + " tables agree with the journal"));
    boolean equal = report.eventHash().equals(stored.text("eventHash"));
    journalIsOfTheManifest = equal;
    outcome(
        equal,
        "Event hash",
        equal
            ? report.eventHash()
            : "the journal gives "
                + report.eventHash()
                + ", the manifest says "
                + stored.text("eventHash"));
    count("events", report.events(), stored);
    count("orders", report.orders(), stored);
    count("fills", report.fills(), stored);
  }

  private void count(String name, long counted, StoredRun stored) {
    long said = stored.count(name);
    if (said != counted) {
      outcome(false, "Manifest", "counts." + name + " is " + said + ", the journal has " + counted);
    }
  }

  /// The tables that can be told from a journal.
  private static List<Table> tables(StoredRun stored) {
    List<Table> tables = new ArrayList<>();
    for (TableSchema schema : ResultTables.all()) {
      boolean told = schema != ResultTables.RISK;
      if (told && Files.exists(stored.folder().resolve(schema.name() + ".csv"))) {
        tables.add(stored.table(schema));
      }
    }
    return tables;
  }

  // ---- the journal and the data ----

  private void data(StoredRun stored, Path journal, Interrupt interrupt) throws IOException {
    RunPlan plan = options.plan(stored, console);
    String inputHash = Backtest.inputHash(plan.config());
    if (!inputHash.equals(stored.text("inputHash"))) {
      outcome(
          false,
          "Inputs",
          "data, code or settings changed since the run; './quantlab rerun' names what");
      return;
    }
    try (InputStream in = open(journal)) {
      ReachCheck.Report reach =
          ReachCheck.of(in, plan.config().sources(), ReachCheck.Told.of(plan.config().profile()));
      findings("Reach", reach.findings(), text("%,d fills inside the data (I-7)", reach.judged()));
    }
    if (cuts > 0) {
      lookahead(stored, journal, interrupt, plan);
    }
    if (Files.exists(stored.folder().resolve(ResultTables.RISK.name() + ".csv"))) {
      risk(stored, interrupt, plan);
    }
  }

  /// What positions risk stands in no journal: the run is repeated, its figures are compared.
  private void risk(StoredRun stored, Interrupt interrupt, RunPlan plan) {
    if (stored.text("end").equals(EndReason.CANCELED.name())) {
      line("Risk", "not recomputed: somebody stopped the run, the repetition would go on");
      return;
    }
    RunResult again = new RunExecution(console, interrupt).simulate(plan, List.of());
    if (interrupt.asked()) {
      return;
    }
    Table told = stored.table(ResultTables.RISK);
    findings(
        "Risk",
        TableComparison.of(again.tables().risk(), told),
        text("%,d figures of risk.csv are those of the run repeated", told.rows()));
  }

  private void lookahead(StoredRun stored, Path journal, Interrupt interrupt, RunPlan plan)
      throws IOException {
    long lastNanos = IsoInstant.parse(stored.text("lastEvent"));
    Certificate certificate =
        new Lookahead(cuts, seed).check(plan, journal, lastNanos, console, interrupt);
    boolean equal = certificate.firstDifference().isEmpty();
    outcome(
        equal,
        "Look-ahead",
        equal
            ? "clean at " + certificate.cuts().size() + " cuts, seed " + seed
            : "the run did not depend on what it was shown alone; seed " + seed);
    for (LookaheadCheck.Cut cut : certificate.cuts()) {
      String found =
          cut.difference().isEmpty() ? text("%,d events equal", cut.events()) : cut.difference();
      line("", "cut " + IsoInstant.format(cut.nanos()) + ": " + found);
    }
    if (certificate.complete()) {
      certify(stored, certificate);
    }
  }

  /// A journal that is not the manifest's proves nothing about that run.
  private void certify(StoredRun stored, Certificate certificate) {
    if (!journalIsOfTheManifest) {
      line("Certificate", "not written: the journal is not that of the manifest");
      return;
    }
    try {
      RunCertificate.write(stored.folder(), certificate);
      line("Certificate", "written to manifest.json, metrics.json and report.html");
    } catch (IOException | IllegalArgumentException e) {
      line("Certificate", "not written: " + e.getMessage());
    }
  }

  private static InputStream open(Path journal) throws IOException {
    return new BufferedInputStream(Files.newInputStream(journal), 1 << 16);
  }

  // ---- words ----

  private void findings(String name, Findings findings, String good) {
    outcome(
        findings.count() == 0, name, findings.count() == 0 ? good : findings.count() + " wrong");
    findings.texts().forEach(text -> line("", text));
    if (findings.count() > findings.texts().size()) {
      line("", text("and %,d more", findings.count() - findings.texts().size()));
    }
  }

  private void outcome(boolean holds, String name, String text) {
    clean &= holds;
    line(name, holds ? text : "FAILED: " + text);
  }

  private void line(String name, String text) {
    console.out().printf(Locale.ROOT, "%-11s %s%n", name, text);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
