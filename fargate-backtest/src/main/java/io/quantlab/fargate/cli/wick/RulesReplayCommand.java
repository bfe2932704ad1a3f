package io.quantlab.fargate.cli.wick;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.quantlab.dsl.host.AccountDays;
import io.quantlab.dsl.host.AccountTape;
import io.quantlab.dsl.host.RuleRun;
import io.quantlab.dsl.host.ScriptError;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.suite.Backend;
import io.quantlab.dsl.suite.Seen;
import io.quantlab.dsl.syntax.Kind;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.fargate.terminal.Console;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `quantlab rules replay`: the verdicts of a rule over a recorded account, with their evidence.
@Command(
    name = "replay",
    header = "Play a rule over the recorded marks of an account.",
    description = {
      "The tape is a CSV file with the columns time, equity and, if it is not the same, balance;",
      "without a column time the marks are a minute apart. A tape that ends in .jsonl has orders,",
      "positions and working orders too (docs/reference/rules.md). Prints each verdict with its",
      "evidence.",
      "Ends with exit code 0 whatever the verdicts are, and 1 when the rule itself fails."
    },
    footer = {
      "  quantlab rules replay examples/trailing-drawdown.wick --tape account.csv",
      "  quantlab rules replay rule.wick --tape account.csv --currency EUR --param trail=8%% --json"
    })
final class RulesReplayCommand implements Callable<Integer>, ScriptListener {
  private final Console console;
  private final List<Verdict> verdicts = new ArrayList<>();
  private Optional<ScriptError> error = Optional.empty();

  @Parameters(index = "0", paramLabel = "FILE", description = "A rule, ending .wick.")
  Path file;

  @Option(names = "--tape", required = true, paramLabel = "FILE", description = "The marks.")
  Path tape;

  @Option(
      names = "--currency",
      defaultValue = "USD",
      paramLabel = "CODE",
      description = "Currency of the marks. Default: ${DEFAULT-VALUE}.")
  String currency = "USD";

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      paramLabel = "ZONE",
      description =
          "Time zone of the account's days, as America/New_York. Default: ${DEFAULT-VALUE}.")
  ZoneId zone;

  @Option(
      names = "--day-reset",
      defaultValue = "00:00",
      paramLabel = "HH:MM",
      description = "Local time at which a day begins. Default: ${DEFAULT-VALUE}.")
  LocalTime dayReset;

  @Option(
      names = "--engine",
      defaultValue = "interpreter",
      paramLabel = "NAME",
      description = "What runs the rule: interpreter, compiler. Default: ${DEFAULT-VALUE}.")
  Backend engine;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "An input of the rule; repeatable.")
  Map<String, String> param = new LinkedHashMap<>();

  @Option(names = "--json", description = "Print JSON and nothing else to standard output.")
  boolean json;

  RulesReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ScriptSource source = ScriptSource.load(file);
    if (source.script().kind() != Kind.RULE) {
      throw new Failure(
          ExitCode.USAGE,
          file + " is of the kind '" + source.script().kind().word() + "', not a rule.",
          "Begin it with: rule \"Title\".");
    }
    AccountTape marks = TapeFile.read(tape, currency);
    Plan plan = source.script().plan();
    RuleRun run =
        new RuleRun(
            plan,
            Backends.ALL.get(engine).apply(plan),
            marks,
            new AccountDays(zone, dayReset),
            CoarseClock.limits(),
            this);
    run.play(Map.copyOf(param));
    error
        .filter(ScriptError::bind)
        .ifPresent(wrong -> {
          throw new Failure(
              ExitCode.USAGE, "The rule cannot run: " + wrong.line(source.source()) + ".", "");
        });
    if (json) {
      json(run, source, plan);
    } else {
      text(run, marks);
    }
    error.ifPresent(
        wrong -> console.err().println("RULE_ERROR: " + wrong.line(source.source()) + "."));
    return (error.isPresent() ? ExitCode.FAILED : ExitCode.OK).code();
  }

  @Override
  public void verdict(Verdict verdict) {
    verdicts.add(verdict);
  }

  @Override
  public void error(ScriptError of) {
    error = Optional.of(of);
  }

  private void text(RuleRun run, AccountTape marks) {
    for (Verdict each : verdicts) {
      StringBuilder line = new StringBuilder();
      line.append("mark ").append(each.mark()).append("  ");
      line.append(IsoInstant.format(each.epochNanos())).append("  ").append(each.word());
      if (!each.code().isEmpty()) {
        line.append(' ').append(each.code());
      }
      for (Evidence evidence : each.evidence()) {
        line.append("  ").append(evidence.name()).append(' ').append(shown(run, evidence));
      }
      console.out().println(line);
    }
    console
        .out()
        .println(
            marks.marks()
                + " marks, "
                + (marks.orders() == 0 ? "" : marks.orders() + " orders, ")
                + verdicts.size()
                + (verdicts.size() == 1 ? " verdict" : " verdicts"));
  }

  private static Object shown(RuleRun run, Evidence evidence) {
    return Seen.of(run.state(), evidence.value(), evidence.type(), String::valueOf);
  }

  /// Script hash and version stand beside the verdicts, so that an auditor can play them again.
  private void json(RuleRun run, ScriptSource source, Plan plan) throws IOException {
    try (JsonGenerator out = new JsonFactory().createGenerator(console.out())) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      out.useDefaultPrettyPrinter();
      out.writeStartObject();
      out.writeStringField("rule", source.options().title());
      out.writeStringField("script", source.code());
      out.writeStringField("version", source.version());
      out.writeStringField("currency", currency);
      out.writeStringField("tape", "sha256:" + TapeFile.hash(tape));
      out.writeStringField("zone", zone.getId());
      out.writeStringField("dayReset", dayReset.toString());
      out.writeStringField("tzVersion", ZoneRulesProvider.getVersions("UTC").lastKey());
      out.writeObjectFieldStart("inputs");
      for (Plan.Input input : plan.inputs()) {
        Plan.Watched value =
            new Plan.Watched(input.name(), input.type(), input.family(), input.slot());
        Object shown = Seen.committed(run.state(), value, String::valueOf);
        out.writeStringField(input.name(), String.valueOf(shown));
      }
      out.writeEndObject();
      out.writeArrayFieldStart("verdicts");
      for (Verdict each : verdicts) {
        out.writeStartObject();
        out.writeNumberField("mark", each.mark());
        out.writeStringField("time", IsoInstant.format(each.epochNanos()));
        out.writeStringField("event", each.eventId());
        out.writeStringField("verdict", each.word());
        out.writeStringField("code", each.code());
        out.writeObjectFieldStart("evidence");
        for (Evidence evidence : each.evidence()) {
          out.writeStringField(evidence.name(), String.valueOf(shown(run, evidence)));
        }
        out.writeEndObject();
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    console.out().println();
  }
}
