package io.quantlab.fargate.cli.data;

import io.quantlab.engine.continuous.Adjustment;
import io.quantlab.engine.continuous.ContinuousSeries;
import io.quantlab.engine.continuous.ContinuousSpec;
import io.quantlab.engine.instrument.Instrument;
import io.quantlab.engine.portfolio.FutureTerms;
import io.quantlab.fargate.cli.data.TextTable.Side;
import io.quantlab.fargate.data.ContinuousRows;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.DataPlaces;
import io.quantlab.fargate.data.DataResolver;
import io.quantlab.fargate.data.DatasetExport;
import io.quantlab.fargate.data.FileFormat;
import io.quantlab.fargate.data.ResolvedData;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.Progress;
import io.quantlab.fargate.terminal.WrongValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab data continuous SPEC...`: one series of a chain of futures.
@Command(
    name = "continuous",
    header = "Join the contracts of a future to one continuous series.",
    description = {
      "Shows when it rolls, and writes the rows with --out. A view for charts and research: it",
      "knows the whole chain at once, so no run trades on it. A run rolls with --roll."
    },
    footer = {
      "  quantlab data continuous ES-2024-03:bar ES-2024-06:bar --contract ES-2024-03=2024-03-15",
      "      --contract ES-2024-06=2024-06-21 --roll volume --adjust back-ratio --out ES.csv"
    })
final class DataContinuousCommand implements Callable<Integer> {
  private final Console console;

  @Mixin StoreOption store = new StoreOption();

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Cache of imported files. Default: $$QUANTLAB_CACHE, else ~/.quantlab/cache.")
  Path cache;

  @Parameters(
      paramLabel = "SPEC",
      arity = "2..*",
      description = "Trades or bars of each contract: store datasets or files.")
  List<String> specs = new ArrayList<>();

  @Option(
      names = "--contract",
      paramLabel = "SPEC",
      required = true,
      converter = ContractWords.Reader.class,
      description = "When a contract ends: SYMBOL=LAST_TRADE_DATE[,notice=DATE]; one for each.")
  List<ContractWords> contracts = new ArrayList<>();

  @Option(
      names = "--roll",
      paramLabel = "RULE",
      required = true,
      converter = RollReader.Reader.class,
      description = {
        "When a contract is left: volume, open-interest=FILE.csv (the session after more was seen",
        "in the next), last-trade=N, first-notice=N (sessions before), calendar-day=N."
      })
  RollReader roll;

  @Option(
      names = "--adjust",
      paramLabel = "NAME",
      defaultValue = "none",
      converter = Gaps.class,
      description = {
        "What becomes of the gaps: none, back-ratio, back-difference, forward-ratio,",
        "forward-difference. Default: ${DEFAULT-VALUE}."
      })
  Adjustment adjust;

  @Option(
      names = "--rank",
      paramLabel = "N",
      defaultValue = "0",
      description = "Which contract counted from the front one. Default: ${DEFAULT-VALUE}.")
  int rank;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Ends in .csv, .csv.gz, .json, .json.gz, .parquet or .arrow.")
  Path out;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "csv, parquet, arrow or json, whatever the name ends in.")
  FileFormat format;

  DataContinuousCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<ResolvedData> data = resolve();
    Map<String, Integer> tokens = new TreeMap<>();
    data.forEach(each -> tokens.put(each.instrument().symbol(), each.instrument().token()));
    List<ContractWords> chain =
        contracts.stream().sorted(Comparator.comparing(ContractWords::lastTrade)).toList();
    List<ResolvedData> inOrder = chain.stream().map(each -> find(each, data)).toList();
    List<FutureTerms> terms = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      terms.add(chain.get(i).terms(inOrder.get(i).instrument().token()));
    }
    ContinuousRows rows;
    try {
      rows =
          new ContinuousRows(new ContinuousSpec(terms, rank, roll.rule(tokens), adjust), inOrder);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE, e.getMessage() + ".", "Look at --contract, --roll and the data.", e);
    }
    rolls(rows, inOrder);
    if (out != null) {
      write(rows);
    }
    return ExitCode.OK.code();
  }

  private List<ResolvedData> resolve() {
    try {
      DataPlaces places = DataPlaces.ofProcess();
      places = store.directory == null ? places : places.withStore(store.directory);
      places = cache == null ? places : places.withCache(cache);
      return new DataResolver(places, new ConsoleWatch(console)).resolve(specs).data();
    } catch (DataException wrong) {
      throw new Failure(ExitCode.BAD_DATA, wrong.getMessage(), wrong.remedy(), wrong);
    }
  }

  private static ResolvedData find(ContractWords contract, List<ResolvedData> data) {
    for (ResolvedData each : data) {
      if (each.instrument().symbol().equals(contract.symbol())) {
        return each;
      }
    }
    throw new Failure(
        ExitCode.USAGE,
        "--contract " + contract.symbol() + " has no data.",
        "Name its rows, with symbol=" + contract.symbol() + " when they are in a file.");
  }

  private void rolls(ContinuousRows rows, List<ResolvedData> contracts) {
    Instrument fine = rows.instrument();
    double unit = fine.priceUnit().toDouble();
    TextTable table =
        new TextTable(
            Collections.nCopies(5, Side.RIGHT), List.of("session", "from", "to", "old", "new"));
    for (ContinuousSeries.Roll each : rows.series().rolls()) {
      table.row(
          List.of(
              LocalDate.ofEpochDay(each.day()).toString(),
              contracts.get(each.from()).instrument().symbol(),
              contracts.get(each.from() + 1).instrument().symbol(),
              price(each.oldTicks() * unit),
              price(each.newTicks() * unit)));
    }
    table.print(console.out());
  }

  private static String price(double value) {
    return BigDecimal.valueOf(value)
        .setScale(6, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private void write(ContinuousRows rows) {
    DatasetExport export =
        new DatasetExport(
            rows.instrument(),
            rows.schema(),
            "continuous",
            (_, _) -> rows.open(),
            DatasetExport.Terms.NONE);
    long written;
    try (Progress progress = Progress.start(console, "Exporting", "rows", -1)) {
      written =
          export.write(
              out,
              DatasetExport.formatOf(out, format),
              Long.MIN_VALUE,
              Long.MAX_VALUE,
              progress::stepTo);
    }
    console.out().println(Words.count(written, "row") + " in " + out);
  }

  /// What becomes of the gaps.
  static final class Gaps implements ITypeConverter<Adjustment> {
    @Override
    public Adjustment convert(String text) {
      try {
        return Adjustment.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException e) {
        throw new WrongValue(
            "{} was \"" + text + "\".",
            "Choose one of none, back-ratio, back-difference, forward-ratio, forward-difference.",
            e);
      }
    }
  }
}
