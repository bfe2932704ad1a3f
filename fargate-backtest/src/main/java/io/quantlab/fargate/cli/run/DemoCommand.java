package io.quantlab.fargate.cli.run;

import io.quantlab.engine.data.store.Store;
import io.quantlab.engine.data.store.WriteOptions;
import io.quantlab.engine.data.synthetic.DemoMarket;
import io.quantlab.engine.data.synthetic.SessionTimes;
import io.quantlab.engine.data.synthetic.SyntheticMarket;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.market.RowSink;
import io.quantlab.engine.market.Schema;
import io.quantlab.engine.time.Calendars;
import io.quantlab.engine.time.SessionCalendar;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.Progress;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `quantlab demo`: a generated year of ticks, the reference strategies on it, their reports. Needs
/// no data.
@Command(
    name = "demo",
    header = "Generate a year of ticks, run the reference strategies on it, show the reports.",
    description = {
      "Three made-up instruments: two stocks that move together, one of them split 4:1, and a currency pair.",
      "The same seed gives the same ticks and the same results on every machine."
    },
    footer = {
      "  ./quantlab demo",
      "  ./quantlab demo --seed 7 --out runs/demo-7",
      "  ./quantlab demo --open"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final LocalDate END_DAY = LocalDate.of(2026, 1, 1);
  private static final int[] TOKENS = {DemoMarket.NORTHCO, DemoMarket.SOUTHCO, DemoMarket.DEMOFX};

  private record Show(
      String name, String strategy, int[] tokens, boolean quotes, Map<String, String> param) {}

  private static final List<Show> SHOWS =
      List.of(
          new Show(
              "sma-cross",
              "sma-cross",
              new int[] {DemoMarket.DEMOFX},
              true,
              Map.of("bars", "1h", "fast", "24", "slow", "120")),
          new Show(
              "rsi-reversion", "rsi-reversion", new int[] {DemoMarket.NORTHCO}, false, Map.of()),
          new Show(
              "opening-range", "opening-range", new int[] {DemoMarket.NORTHCO}, false, Map.of()),
          new Show(
              "pairs",
              "pairs",
              new int[] {DemoMarket.NORTHCO, DemoMarket.SOUTHCO},
              false,
              Map.of()));

  private final Console console;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs/demo",
      description = "Where to write. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("runs", "demo");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the generated market. Default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(
      names = "--trades-per-session",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Mean trades of one instrument in a full session. Default: ${DEFAULT-VALUE}.")
  int tradesPerSession = DemoMarket.TRADES_PER_SESSION;

  @Option(names = "--open", description = "Open the first report in the browser.")
  boolean open;

  public DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (tradesPerSession < 1) {
      throw new Failure(
          ExitCode.USAGE,
          "--trades-per-session must be at least 1, was " + tradesPerSession + ".",
          "");
    }
    try (Interrupt interrupt = Interrupt.listen()) {
      Path store = generate(interrupt);
      RunExecution execution = new RunExecution(console, interrupt);
      List<Path> reports = new ArrayList<>();
      for (Show show : SHOWS) {
        RunOptions options = options(show, store);
        RunPlan plan =
            RunPlan.of(show.strategy(), options, () -> RunData.resolve(options, console));
        RunExecution.Done done =
            execution.run(
                plan,
                out.resolve(show.name()),
                RunWords.data(options),
                Set.of(RunFiles.Format.CSV),
                Optional.empty());
        execution.explain(done);
        Summary.print(plan.config(), done, console.out());
        console.out().println();
        reports.add(done.folder().resolve("report.html"));
        if (done.exit() != ExitCode.OK) {
          return done.exit().code();
        }
      }
      console.out().println("Reports:");
      reports.forEach(report -> console.out().println("  " + report));
      openFirst(reports.getFirst());
      return ExitCode.OK.code();
    }
  }

  private SyntheticMarket market() {
    int first = (int) FIRST_DAY.toEpochDay();
    int end = (int) END_DAY.toEpochDay();
    return DemoMarket.of(
        seed,
        SessionTimes.of(Calendars.byName("XNYS"), first, end),
        SessionTimes.of(Calendars.byName("FX"), first, end),
        tradesPerSession);
  }

  /// Generates the year once per seed and size; a store that is there already is used as it is.
  private Path generate(Interrupt interrupt) throws IOException {
    Path root = out.resolve("data-" + seed + "-" + tradesPerSession);
    Store store = Store.at(root);
    Path done = root.resolve("complete");
    if (Files.exists(done)) {
      console.out().println("Using the generated year in " + root);
      return root;
    }
    SyntheticMarket market = market();
    try (Progress progress =
        Progress.start(console, "Generating a year of ticks", "instruments", TOKENS.length)) {
      for (int i = 0; i < TOKENS.length; i++) {
        progress.note(market.spec(TOKENS[i]).instrument().symbol());
        write(market, store, TOKENS[i]);
        progress.stepTo(i + 1);
        if (interrupt.asked()) {
          throw new Failure(
              ExitCode.INTERRUPTED, "Stopped while generating; nothing was published.", "");
        }
      }
    }
    Files.createFile(done);
    return root;
  }

  private static void write(SyntheticMarket market, Store store, int token) {
    Instrument instrument = market.spec(token).instrument();
    SessionCalendar calendar = Calendars.byName(instrument.calendar());
    if (store.instruments().read().byToken(token).isEmpty()) {
      store.instruments().add(instrument);
    }
    for (Schema schema : List.of(Schema.TRADE, Schema.QUOTE, Schema.ACTION)) {
      if (store.find(token, schema).isPresent()) {
        store.drop(token, schema);
      }
    }
    try (RowSink trades = store.writer(instrument, Schema.TRADE, calendar, WriteOptions.DEFAULT);
        RowSink quotes = store.writer(instrument, Schema.QUOTE, calendar, WriteOptions.DEFAULT)) {
      market.write(token, trades, quotes);
      trades.commit();
      quotes.commit();
    }
    try (RowSink actions =
        store.writer(instrument, Schema.ACTION, calendar, WriteOptions.DEFAULT)) {
      if (market.writeActions(token, actions) > 0) {
        actions.commit();
      }
    }
  }

  /// The run of a show, with the words a person would use, so that it can be rerun like any other.
  private RunOptions options(Show show, Path store) {
    List<String> words = new ArrayList<>();
    words.add("--store=" + store);
    data(show).forEach(spec -> words.add("--data=" + spec));
    words.add("--seed=" + seed);
    words.add("--fees=" + (show.quotes() ? "0.2bps" : "0.005/share,min=1,max=1%"));
    show.param().forEach((name, value) -> words.add("--param=" + name + "=" + value));
    return RunWords.parse(words);
  }

  private List<String> data(Show show) {
    SyntheticMarket market = market();
    List<String> specs = new ArrayList<>();
    for (int token : show.tokens()) {
      String symbol = market.spec(token).instrument().symbol();
      specs.add(symbol + (show.quotes() ? ":quote" : ":trade"));
      if (token == DemoMarket.NORTHCO) {
        specs.add(symbol + ":action");
      }
    }
    return specs;
  }

  private void openFirst(Path report) {
    if (!open) {
      return;
    }
    if (GraphicsEnvironment.isHeadless() || !Desktop.isDesktopSupported()) {
      console.err().println("No browser can be opened from here; open " + report + " yourself.");
      return;
    }
    try {
      Desktop.getDesktop().browse(report.toAbsolutePath().toUri());
    } catch (IOException e) {
      console
          .err()
          .println(
              "The browser did not open (" + e.getMessage() + "); open " + report + " yourself.");
    }
  }
}
