package io.quantlab.fargate.cli.bench;

import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import io.quantlab.fargate.terminal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `quantlab bench`: QLB-1 on this machine (engine contract Z-40).
@Command(
    name = "bench",
    header = "Measure the engine against hand-written loops over the same data.",
    description = {
      "Generates the ticks of the workload QLB-1, runs them through the engine and",
      "through hand-written Java, checks every answer and prints the ratios beside",
      "their targets. Every row is measured in JVMs of its own; about 6 minutes.",
      "",
      "'peer-json ticks DIR' and 'peer-json bars FILE' print the line of JSON that",
      "the runners of other programs print, for data they were given; ticks-kernel",
      "and bars-kernel leave out tables and metrics.",
      "",
      "'examples DIR' times each strategy of a folder of scripts over 41,307 bars.",
      "'pinets' installs PineTS with npm into the folder of --data, or a temporary",
      "one, and runs an indicator script there and in the interpreter."
    },
    footer = {
      "  ./quantlab bench                             the whole table",
      "  ./quantlab bench --quick                     rough figures in seconds",
      "  ./quantlab bench --long                      a hundred million ticks as well",
      "  ./quantlab bench --out docs/benchmarks.md    rewrite the page's figures",
      "  ./quantlab bench --check                     has this change made it slower?",
      "  ./quantlab bench --check --update            store the ratios of this machine"
    })
public final class BenchCommand implements Callable<Integer> {
  private static final long QUICK_TICKS = 1_000_000;
  private static final long CHECK_TICKS = 4_000_000;
  private static final long FEWEST_TICKS = 10_000;
  private static final long MOST_TICKS = 100_000_000;

  private final Console console;

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..3",
      paramLabel = "WORKLOAD",
      description =
          "qlb1 (the default), examples with a folder of scripts, pinets, or peer-json with a form and"
              + " its data.")
  List<String> words = List.of();

  @Option(
      names = "--ticks",
      paramLabel = "N",
      description = "Ticks to generate; default 10000000, quick 1000000, check 4000000.")
  Long ticks;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds in a JVM; default 9, quick 3.")
  Integer rounds;

  @Option(
      names = "--launches",
      paramLabel = "N",
      description = "JVMs for each row; default 3, quick 1, check 2, update 5.")
  Integer launches;

  @Option(names = "--quick", description = "One JVM for all rows, hardly warmed up.")
  boolean quick;

  @Option(names = "--long", description = "Also run 100 million ticks; 0.6 GB of disk.")
  boolean longer;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the data here and use it again; default: a temporary folder.")
  Path folder;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the results into this Markdown page as well.")
  Path out;

  @Option(names = "--json", description = "Print JSON instead of the table.")
  boolean json;

  @Option(
      names = "--check",
      description = {
        "Measure four ratios to hand-written loops, less than a minute, and end with 1",
        "when one is a tenth and its noise above the stored one of this processor."
      })
  boolean check;

  @Option(names = "--update", description = "With --check: store the ratios of this processor.")
  boolean update;

  @Option(
      names = "--ratios",
      paramLabel = "FILE",
      defaultValue = "docs/benchmark-ratios.json",
      description = "With --check: the stored ratios. Default: ${DEFAULT-VALUE}.")
  Path ratios;

  public BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!words.isEmpty() && words.getFirst().equals("peer-json")) {
      return peer();
    }
    if (words.size() == 2 && words.getFirst().equals("examples")) {
      try (BenchFolder place = place()) {
        examples().print(Path.of(words.get(1)), place.path());
      }
      return ExitCode.OK.code();
    }
    if (words.equals(List.of("pinets"))) {
      try (BenchFolder place = place()) {
        new PinetsRun(place.path(), rounds != null ? rounds : 5, console.out()).print();
      }
      return ExitCode.OK.code();
    }
    if (words.size() > 1 || words.size() == 1 && !words.getFirst().equals("qlb1")) {
      throw usage("There is no workload '" + String.join(" ", words) + "'; there is qlb1.");
    }
    if (check) {
      return checkRatios();
    }
    if (update) {
      throw usage("--update belongs to --check.");
    }
    BenchPlan plan = plan();
    if (out != null) {
      new DocSection(out).check();
    }
    try (BenchFolder place = place()) {
      return finish(measure(plan, place.path()));
    }
  }

  private BenchFolder place() throws IOException {
    return folder == null ? BenchFolder.temporary() : BenchFolder.kept(folder);
  }

  private ExampleRuns examples() {
    return new ExampleRuns(
        rounds != null ? rounds : quick ? 3 : 9,
        quick ? RowTimer.Warmth.SHORT : RowTimer.Warmth.FULL,
        console.out());
  }

  private BenchReport measure(BenchPlan plan, Path place) throws IOException {
    Machine machine = Machine.ofProcess();
    console.err().println("Making the data of " + plan.ticks() + " ticks ...");
    BenchData data = DataMaker.make(place, plan.ticks());
    if (plan.length() == BenchPlan.Length.LONG) {
      DataMaker.storeTicks(place.resolve("year"), WorkKind.YEAR_TICKS);
    }
    try (Progress progress = Progress.start(console, "Measuring", "JVMs", Launches.count(plan))) {
      List<Result> results = new Launches(plan, data).run(progress);
      return new BenchReport(machine, command(), plan, data, results);
    }
  }

  private int finish(BenchReport report) throws IOException {
    if (json) {
      new BenchJson(console.out()).write(report);
      console.out().println();
    } else {
      console.out().print(report.markdown());
    }
    if (!report.wrong().isEmpty()) {
      throw new Failure(
          ExitCode.FAILED,
          "Answers were wrong: " + String.join("; ", report.wrong()) + ".",
          "Times of wrong answers mean nothing.");
    }
    if (out != null) {
      new DocSection(out).write(report.markdown());
      console.err().println("Written to " + out);
    }
    return ExitCode.OK.code();
  }

  private int checkRatios() throws IOException {
    if (longer || out != null) {
      throw usage("--check goes with neither --long nor --out.");
    }
    if (!update && !Files.exists(ratios)) {
      throw new Failure(
          ExitCode.BAD_DATA,
          "There is no file " + ratios + ".",
          "Run in the project's folder, name the file with --ratios, or make it with --update.");
    }
    BenchPlan plan = plan();
    RatioRun run = new RatioRun(console, RatioFile.read(ratios), plan);
    try (BenchFolder place = place()) {
      return update
          ? run.update(place.path())
          : run.check(place.path(), json ? RatioRun.Form.JSON : RatioRun.Form.TABLE);
    }
  }

  private BenchPlan plan() {
    long usualTicks = quick ? QUICK_TICKS : check ? CHECK_TICKS : 10 * QUICK_TICKS;
    int usualLaunches = check ? (update ? 5 : 2) : 3;
    BenchPlan plan =
        new BenchPlan(
            ticks != null ? ticks : usualTicks,
            rounds != null ? rounds : quick ? 3 : 9,
            launches != null ? launches : quick ? 1 : usualLaunches,
            quick ? BenchPlan.Sharing.ALL_ROWS : BenchPlan.Sharing.ROW_EACH,
            longer ? BenchPlan.Length.LONG : BenchPlan.Length.USUAL);
    if (plan.ticks() < FEWEST_TICKS || plan.ticks() > MOST_TICKS) {
      throw usage(
          "--ticks must be " + FEWEST_TICKS + " to " + MOST_TICKS + ", was " + plan.ticks() + ".");
    }
    if (plan.rounds() < 1 || plan.rounds() > 1000 || plan.launches() < 1 || plan.launches() > 100) {
      throw usage("--rounds must be 1 to 1000 and --launches 1 to 100.");
    }
    return plan;
  }

  private int peer() throws IOException {
    if (words.size() != 3) {
      throw usage("'peer-json' needs 'ticks DIR' or 'bars FILE'.");
    }
    Path data = Path.of(words.get(2));
    PeerLine line =
        switch (words.get(1)) {
          case "ticks" -> PeerLine.ticks(data, PeerLine.Extent.COMPLETE);
          case "ticks-kernel" -> PeerLine.ticks(data, PeerLine.Extent.KERNEL);
          case "bars" -> PeerLine.bars(data, PeerLine.Extent.COMPLETE);
          case "bars-kernel" -> PeerLine.bars(data, PeerLine.Extent.KERNEL);
          default ->
              throw usage(
                  "'peer-json' knows ticks, ticks-kernel, bars and bars-kernel, not '"
                      + words.get(1)
                      + "'.");
        };
    line.print(rounds != null ? rounds : 5, console.out());
    return ExitCode.OK.code();
  }

  private String command() {
    List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
    return "./quantlab " + String.join(" ", typed);
  }

  private static Failure usage(String sentence) {
    return new Failure(ExitCode.USAGE, sentence, "'./quantlab bench --help' shows examples.");
  }
}
