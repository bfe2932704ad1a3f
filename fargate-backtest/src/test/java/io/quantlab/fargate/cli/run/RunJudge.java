package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.engine.analysis.ResultTables;
import io.quantlab.engine.analysis.Table;
import io.quantlab.engine.analysis.TableSchema;
import io.quantlab.engine.backtest.Backtest;
import io.quantlab.engine.backtest.JournalCheck;
import io.quantlab.engine.backtest.ReachCheck;
import io.quantlab.engine.data.store.CorruptStoreException;
import io.quantlab.engine.kernel.EndReason;
import io.quantlab.engine.kernel.HashScope;
import io.quantlab.fargate.terminal.Console;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/// Judges every run the tests make through the command line, right after it was made (engine
/// contract 1.6): the journal fold with all tables and the event hash; for built-in strategies also
/// the reach of the data, and, up to [#REPEATED_ROWS], the same run again.
///
/// `Session` calls it; a strategy of a jar may remember its runs, so it is not repeated.
public final class RunJudge {
  private static final long REPEATED_ROWS = 100_000;
  private static final Console SILENT =
      Console.plain(
          new PrintStream(PrintStream.nullOutputStream()),
          new PrintStream(PrintStream.nullOutputStream()));

  private RunJudge() {}

  /// Judges what a command line left, if it was one that runs.
  public static void after(String[] args, int exitCode) {
    boolean runs =
        args.length > 0
            && List.of("backtest", "run", "demo").contains(args[0])
            && !List.of(args).contains("--help");
    if (!runs || !List.of(0, 1, 130).contains(exitCode)) {
      return;
    }
    if (args[0].equals("run")) {
      ofFile(Arrays.copyOfRange(args, 1, args.length));
    }
    for (int i = 1; i < args.length; i++) {
      if (args[i].startsWith("--out=")) {
        all(Path.of(args[i].substring("--out=".length())));
      } else if (args[i].equals("--out")) {
        all(Path.of(args[i + 1]));
      }
    }
  }

  /// A run file names its run folder by a key.
  private static void ofFile(String[] args) {
    RunCommand command = new RunCommand(SILENT);
    new CommandLine(command).parseArgs(args);
    if (!command.print && !command.check && command.out() != null) {
      all(command.out());
    }
  }

  private static void all(Path out) {
    try (Stream<Path> files = Files.exists(out) ? Files.walk(out, 2) : Stream.empty()) {
      files.filter(f -> f.endsWith(RunFolder.MANIFEST)).forEach(f -> judge(f.getParent()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Judges one run folder.
  public static void judge(Path folder) {
    StoredRun stored = StoredRun.open(folder);
    Path journal = stored.folder().resolve(RunExecution.JOURNAL);
    try {
      fold(stored, journal);
      boolean builtIn = stored.text("end").equals(EndReason.COMPLETED.name()) && !fromJar(stored);
      if (builtIn) {
        data(stored, journal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean fromJar(StoredRun stored) {
    return stored.settings().containsKey("jar")
        || stored.settings().values().stream().anyMatch(word -> word.contains(".jar!"));
  }

  private static void fold(StoredRun stored, Path journal) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (TableSchema schema : ResultTables.all()) {
      if (Files.exists(stored.folder().resolve(schema.name() + ".csv"))) {
        tables.add(stored.table(schema));
      }
    }
    try (InputStream in = open(journal)) {
      JournalCheck.Report report =
          JournalCheck.of(in, HashScope.valueOf(stored.text("hashScope")), tables);
      assertEquals(List.of(), report.findings().texts(), () -> "invariants of " + journal);
      assertEquals(stored.text("eventHash"), report.eventHash(), () -> "hash of " + journal);
      assertEquals(stored.count("fills"), report.fills(), () -> "fills of " + journal);
    }
  }

  private static void data(StoredRun stored, Path journal) throws IOException {
    RunPlan plan = new StoredOptions().plan(stored, SILENT);
    assertEquals(stored.text("inputHash"), Backtest.inputHash(plan.config()), "inputs");
    try (InputStream in = open(journal)) {
      ReachCheck.Report reach =
          ReachCheck.of(in, plan.config().sources(), ReachCheck.Told.of(plan.config().profile()));
      assertEquals(List.of(), reach.findings().texts(), () -> "reach of " + journal);
    } catch (CorruptStoreException e) {
      // damage in a column the run never reads; a column it reads would have ended it
    }
    if (stored.count("rows") <= REPEATED_ROWS) {
      String again =
          new RunExecution(SILENT, Interrupt.none()).simulate(plan, List.of()).eventHash();
      assertEquals(stored.text("eventHash"), again, () -> "K-5: the run of " + journal + " again");
    }
  }

  private static InputStream open(Path journal) throws IOException {
    return new BufferedInputStream(Files.newInputStream(journal), 1 << 16);
  }
}
