package io.quantlab.fargate.cli.wick;

import io.quantlab.dsl.compiler.CompiledPlans;
import io.quantlab.dsl.debug.ScriptProbe;
import io.quantlab.dsl.debug.WatchedScript;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.host.InputCheck;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.Options;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.dsl.host.ScriptSettings;
import io.quantlab.dsl.host.ScriptStrategy;
import io.quantlab.dsl.host.SignalTape;
import io.quantlab.dsl.interpreter.Interpreter;
import io.quantlab.dsl.interpreter.LineTrace;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.planner.Traced;
import io.quantlab.dsl.suite.Backend;
import io.quantlab.dsl.syntax.Expression;
import io.quantlab.dsl.syntax.Item;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.engine.backtest.RunSource;
import io.quantlab.engine.strategy.Parameters;
import io.quantlab.fargate.library.LibraryFolder;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A script in a file, ready to run.
public final class ScriptSource {
  private static final String ENDING = ".wick";

  private final CompiledPlans classes = new CompiledPlans();
  private final Path file;
  private final Loaded script;
  private final Options options;

  /// What a script is told of its run beside its data.
  ///
  /// @param currency of the account
  /// @param signals recorded ones
  /// @param rateAnnual what options are valued with, a ratio per year
  public record Run(String currency, long seed, SignalTape signals, double rateAnnual) {
    /// A run without signals and rate.
    public Run(String currency, long seed) {
      this(currency, seed, SignalTape.NONE, 0);
    }
  }

  private ScriptSource(Path file, Loaded script) {
    this.file = file;
    this.script = script;
    this.options = Options.of(script.script());
  }

  /// Whether a strategy is named by a script's file.
  public static boolean isScript(String spec) {
    return spec.endsWith(ENDING);
  }

  /// Reads and checks a script; one with errors is refused with the first of them.
  public static ScriptSource load(Path file) {
    Loaded script = Loaded.of(ScriptFile.read(file), Kind.INDICATOR, LibraryFolder.around(file));
    List<Diagnostic> errors =
        script.diagnostics().stream().filter(each -> each.severity().stops()).toList();
    if (!errors.isEmpty()) {
      throw new Failure(
          ExitCode.BAD_DATA,
          file + ":" + errors.getFirst().line(script.source()) + ".",
          errors.size() == 1
              ? "Correct the script; quantlab check shows the line."
              : "It has " + errors.size() + " errors; quantlab check shows them all.");
    }
    try {
      script.plan();
    } catch (IllegalStateException missing) {
      throw new Failure(
          ExitCode.BAD_DATA, file + ":" + missing.getMessage() + ".", "Write it without.", missing);
    }
    return new ScriptSource(file, script);
  }

  public Path file() {
    return file;
  }

  public Source source() {
    return script.source();
  }

  public Loaded script() {
    return script;
  }

  /// The header's `version`; empty without one.
  String version() {
    return options.version();
  }

  /// Options of the header line.
  public Options options() {
    return options;
  }

  /// The file's name without its ending.
  public String name() {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ENDING.length());
  }

  /// Identity of the text and of the libraries it imports, for the manifest.
  public String code() {
    return "wick " + script.source().hash();
  }

  /// Declares the inputs as parameters, and refuses values they cannot have.
  ///
  /// @throws IllegalArgumentException for such a value
  public void declare(Parameters parameters) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (Item item : script.script().items()) {
      if (item instanceof Item.Input input) {
        String name = input.name().text();
        String otherwise = text(input.value());
        String value =
            parameters.text(
                name,
                script.checked().names().get(name).fact().type().text(),
                otherwise,
                input.range().map(this::text).orElse(""),
                input.title().flatMap(Expression.Text::constant).orElse(""));
        if (!value.equals(otherwise)) {
          given.put(name, value);
        }
      }
    }
    InputCheck.complaint(script.plan(), Backends.ALL.get(Backend.INTERPRETER), given)
        .ifPresent(complaint -> {
          throw new IllegalArgumentException(complaint);
        });
  }

  private String text(Expression expression) {
    return script.source().textOf(expression.span());
  }

  /// A new instance over the data of a run.
  ///
  /// @param given values of inputs as they were written
  /// @param sources market data of the run
  /// @param run what else the run says
  public ScriptStrategy strategy(
      Map<String, String> given, List<RunSource> sources, Run run, ScriptListener listener) {
    Plan plan = script.plan(Map.copyOf(given), 0);
    ScriptSettings settings = settings(given, sources, run);
    return new ScriptStrategy(script.source(), plan, classes.program(plan), settings, listener);
  }

  /// A new instance to step through: it does the same, and its values can be read between two
  /// events.
  ///
  /// @param watched this script with expressions somebody watches
  public ScriptProbe stepped(
      WatchedScript watched,
      Map<String, String> given,
      List<RunSource> sources,
      Run run,
      ScriptListener listener) {
    Traced traced = watched.traced(Map.copyOf(given));
    LineTrace trace = watched.trace(traced.plan());
    Program program = Interpreter.traced(traced.plan(), trace);
    ScriptSettings settings = settings(given, sources, run);
    ScriptStrategy strategy =
        new ScriptStrategy(script.source(), traced.plan(), program, settings, listener);
    return new ScriptProbe(watched, traced, trace, strategy);
  }

  private ScriptSettings settings(Map<String, String> given, List<RunSource> sources, Run run) {
    ScriptData data = ScriptData.of(sources, options, script.plan(Map.copyOf(given), 0));
    return new ScriptSettings(
        data.symbols(),
        data.timeframe(),
        run.currency(),
        Map.copyOf(given),
        CoarseClock.limits(),
        options.flatAtClose() ? ScriptSettings.Closing.FLATTEN : ScriptSettings.Closing.HOLD,
        options.flattenOnError() ? ScriptSettings.OnError.FLATTEN : ScriptSettings.OnError.HOLD,
        options.intrabar() ? ScriptSettings.Intrabar.ACTS : ScriptSettings.Intrabar.SHOWS,
        run.seed(),
        null,
        null,
        run.signals(),
        run.rateAnnual());
  }
}
