package io.quantlab.fargate.debug;

import io.quantlab.dsl.debug.LineView;
import io.quantlab.dsl.debug.ScriptProbe;
import io.quantlab.dsl.debug.Shown;
import io.quantlab.dsl.host.ScriptError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be asked where the run of a session waits: values of expressions and names, lines of
/// the script, the account and its orders. Asking for what the run does not know yet begins it anew
/// and brings it to where it was.
public final class RunView {
  private final Subject subject;
  private final Units units;
  private final Watches watches;
  private final RunDriver driver;
  private final int strategy;

  RunView(Subject subject, Units units, Watches watches, RunDriver driver) {
    this.subject = subject;
    this.units = units;
    this.watches = watches;
    this.driver = driver;
    this.strategy = subject.script().map(Subject.Text::slot).orElse(0);
  }

  /// Learns expressions; where the run must begin anew for them it is brought to where it was.
  private void learn(List<String> expressions) {
    List<String> unknown =
        expressions.stream()
            .filter(each -> probe().isEmpty() || probe().get().name(each).isEmpty() || needed(each))
            .toList();
    if (!watches.learn(unknown)) {
      return;
    }
    driver.repeat();
  }

  /// A name that is a condition must be planned: it is asked for after every step.
  private boolean needed(String name) {
    return probe().get().name(name).orElseThrow().type().equals("bool");
  }

  /// Learns a condition.
  ///
  /// @throws DebugException for an expression that is none
  void requireCondition(String condition) {
    learn(List.of(condition));
    watches.requireCondition(condition, probe(), facts());
  }

  boolean holds(String condition) {
    return watches.holds(condition, probe(), facts());
  }

  EngineFacts facts() {
    return new EngineFacts(run(), units, strategy);
  }

  Optional<ScriptProbe> probe() {
    return driver.probe();
  }

  /// Shows an expression after each move from now on.
  public Answer watch(String expression) {
    learn(List.of(expression));
    Shown value = value(expression);
    watches.show(expression);
    return new Answer.Values(List.of(value));
  }

  /// What is watched, with its values.
  public Answer watched() {
    return watches.shown().isEmpty()
        ? new Answer.Note("nothing is watched; 'watch EXPR' does")
        : new Answer.Values(shown());
  }

  /// Values of what is watched, in the order it was asked for.
  List<Shown> shown() {
    return watches.shown().stream().map(this::value).toList();
  }

  /// @param which the expression, or its number from 1
  public Answer unwatch(String which) {
    if (!watches.hide(which)) {
      throw new DebugException("'" + which + "' is not watched");
    }
    return new Answer.Note("'" + which + "' is watched no more");
  }

  /// The value of an expression here.
  public Answer print(String expression) {
    learn(List.of(expression));
    return new Answer.Values(List.of(value(expression)));
  }

  /// The names of the top level of a script, or what a strategy shows, with their values.
  public Answer names() {
    return new Answer.Values(
        probe()
            .map(ScriptProbe::topLevel)
            .orElseGet(() ->
                facts().exposed().entrySet().stream()
                    .map(each -> Watches.shown(each.getKey(), each.getValue()))
                    .toList()));
  }

  private Shown value(String expression) {
    return watches.value(expression, run(), probe(), facts());
  }

  /// Why a value is not known here, and when it will be.
  public Answer why(String expression) {
    ScriptProbe own = script("'why' explains values of scripts");
    learn(List.of(expression));
    return new Reasons(subject, units, subject.script().orElseThrow().loaded(), own.bar())
        .why(expression, run().number());
  }

  ScriptProbe script(String otherwise) {
    return probe()
        .orElseThrow(() ->
            new DebugException(
                otherwise + "; this strategy is a class: 'names' shows what it tells"));
  }

  /// What halted the script; nothing while it runs.
  public Optional<ScriptError> scriptError() {
    return probe().flatMap(ScriptProbe::failure);
  }

  /// Zone in which times are shown and read.
  public java.time.ZoneId zone() {
    return units.zone();
  }

  public Answer book() {
    return ledgers().book();
  }

  public Answer orders() {
    return ledgers().orders();
  }

  public Answer positions() {
    return ledgers().positions();
  }

  public Answer account() {
    return ledgers().account();
  }

  private Ledgers ledgers() {
    return new Ledgers(run(), units, strategy);
  }

  /// Lines of the script with the values they hold.
  ///
  /// @param from first line, from 1
  /// @param to last line
  public Answer lines(int from, int to) {
    ScriptProbe own = script("lines are those of a script");
    int last = Math.min(to, own.lastLine());
    if (from < 1 || from > last) {
      throw new DebugException("the script has lines 1 to " + own.lastLine() + ", was " + from);
    }
    return new Answer.Lines(Answer.Shape.VALUES, own.lines().subList(from - 1, last), own.events());
  }

  /// Every line of the script with the values it holds.
  public Answer lines() {
    return lines(1, Integer.MAX_VALUE);
  }

  /// Lines of the script that ran in the newest step; none of a class.
  public Stream<LineView> ranLines() {
    return probe().stream().flatMap(own -> own.lines().stream()).filter(LineView::ran);
  }

  /// Lines by the fuel they took so far, most first.
  public Answer profile() {
    ScriptProbe own = script("fuel is taken by scripts");
    return new Answer.Lines(
        Answer.Shape.PROFILE,
        own.lines().stream()
            .filter(line -> line.fuel() > 0)
            .sorted((a, b) -> Long.compare(b.fuel(), a.fuel()))
            .toList(),
        own.events());
  }

  private SteppedRun run() {
    return driver.run();
  }
}
