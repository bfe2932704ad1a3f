package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.check.Symbol;
import io.quantlab.dsl.conformance.Observed.Found;
import io.quantlab.dsl.diagnostic.Diagnostic;
import io.quantlab.dsl.diagnostic.Source;
import io.quantlab.dsl.editor.Document;
import io.quantlab.dsl.editor.Hover;
import io.quantlab.dsl.host.AccountDays;
import io.quantlab.dsl.host.BarValue;
import io.quantlab.dsl.host.Loaded;
import io.quantlab.dsl.host.OrderTicket;
import io.quantlab.dsl.host.RuleRun;
import io.quantlab.dsl.host.ScriptError;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.dsl.link.Libraries;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.suite.Backend;
import io.quantlab.dsl.suite.Scene;
import io.quantlab.dsl.suite.Seen;
import io.quantlab.dsl.suite.Stage;
import io.quantlab.dsl.suite.Watch;
import io.quantlab.engine.time.IsoInstant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Plays cases on this implementation of Wick.
public final class WickPlayer implements Player {
  private final Map<Backend, Function<Plan, Program>> backends;
  private final Libraries libraries;

  /// @param backends what makes a program of a plan
  public WickPlayer(Map<Backend, Function<Plan, Program>> backends) {
    this(backends, Libraries.NONE);
  }

  /// @param libraries what the scripts of the cases may import
  public WickPlayer(Map<Backend, Function<Plan, Program>> backends, Libraries libraries) {
    this.backends = Map.copyOf(backends);
    this.libraries = libraries;
  }

  @Override
  public Observed play(CaseRun run, Backend backend, JsonNode indicators) {
    Loaded script = Loaded.of(new Source(run.text()), run.kind(), libraries);
    Source source = script.source();
    List<Found> found = new ArrayList<>();
    script.diagnostics().forEach(each -> found.add(found(each, source)));
    Map<String, Symbol> names = new LinkedHashMap<>(script.checked().names());
    names.values().removeIf(each -> !each.home().isEmpty());
    Map<String, String> types = new LinkedHashMap<>();
    names.forEach((name, symbol) -> types.put(name, symbol.fact().type().text()));
    if (!script.isSound()) {
      return Observed.unplayed(found, names.keySet(), types);
    }
    if (run.given().has("tape")) {
      return rule(script, new Given(run.given(), indicators), backends.get(backend), found);
    }
    Scene scene = new Given(run.given(), indicators).scene();
    Stage.Played played = new Stage(script, scene).play(backends.get(backend));
    Watch watch = played.watch();
    watch.error().ifPresent(error -> found.add(found(error, source)));
    return new Observed(
        found,
        names.keySet(),
        types,
        watch.values(),
        fields(watch.bars()),
        played.orders().stream().map(each -> order(each, scene)).toList(),
        watch.fills().stream().map(each -> fill(each, scene)).toList(),
        watch.rejects().stream().map(each -> reject(each, scene)).toList(),
        played.positions(),
        watch.alerts().stream().map(WickPlayer::alert).toList(),
        watch.logs(),
        List.of(),
        watch.fuel());
  }

  /// A rule on a tape; its names are shown after each mark.
  private static Observed rule(
      Loaded script, Given given, Function<Plan, Program> backend, List<Found> found) {
    Plan plan = script.plan();
    Watch watch = new Watch(plan, String::valueOf);
    RuleRun run =
        new RuleRun(
            plan, backend.apply(plan), given.tape(), AccountDays.UTC, given.bounds(), watch);
    run.play(given.inputs());
    watch.error().ifPresent(error -> found.add(found(error, script.source())));
    Map<String, Symbol> names = script.checked().names();
    Map<String, String> types = new LinkedHashMap<>();
    names.forEach((name, symbol) -> types.put(name, symbol.fact().type().text()));
    return new Observed(
        found,
        names.keySet(),
        types,
        watch.values(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        watch.logs(),
        watch.verdicts().stream().map(each -> verdict(each, run)).toList(),
        watch.fuel());
  }

  private static Map<String, Object> verdict(ScriptListener.Verdict verdict, RuleRun run) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    for (ScriptListener.Evidence each : verdict.evidence()) {
      evidence.put(each.name(), Seen.of(run.state(), each.value(), each.type(), String::valueOf));
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("at", verdict.mark());
    members.put("verdict", verdict.word());
    members.put("code", verdict.code());
    members.put("values", new Seen.Members(evidence));
    return members;
  }

  private static Found found(Diagnostic diagnostic, Source source) {
    int start = diagnostic.span().start();
    return new Found(
        diagnostic.severity().name().toLowerCase(Locale.ROOT),
        diagnostic.code().name(),
        source.lineOf(start),
        source.columnOf(start),
        -1,
        diagnostic.message(),
        diagnostic.related().stream().map(each -> source.place(each.span().start())).toList(),
        diagnostic.fix().map(fix -> fix.applyTo(source)));
  }

  private static Found found(ScriptError error, Source source) {
    int start = error.place().start();
    return new Found(
        error.bind() ? "bind" : "runtime",
        error.code().name(),
        source.lineOf(start),
        source.columnOf(start),
        error.bind() ? -1 : (int) error.bar(),
        error.message(),
        List.of(),
        java.util.Optional.empty());
  }

  /// Columns of the primary bars.
  private static Map<String, List<Object>> fields(List<BarValue> bars) {
    Map<String, List<Object>> fields = new LinkedHashMap<>();
    fields.put("open", column(bars, BarValue::open));
    fields.put("high", column(bars, BarValue::high));
    fields.put("low", column(bars, BarValue::low));
    fields.put("close", column(bars, BarValue::close));
    fields.put("volume", column(bars, BarValue::volume));
    fields.put("open_time", column(bars, bar -> IsoInstant.format(bar.openNanos())));
    fields.put("close_time", column(bars, bar -> IsoInstant.format(bar.closeNanos())));
    return fields;
  }

  private static List<Object> column(List<BarValue> bars, Function<BarValue, Object> field) {
    return bars.stream().map(field).toList();
  }

  private static String name(Scene scene, int symbol) {
    return List.copyOf(scene.bars().keySet()).get(symbol);
  }

  private static Map<String, Object> order(OrderTicket order, Scene scene) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("bar", order.bar());
    members.put("symbol", name(scene, order.symbol()));
    members.put("side", order.side());
    members.put("type", order.type());
    members.put("qty", order.units());
    members.put("limit", none(order.limit()));
    members.put("stop", none(order.stop()));
    members.put("reduce_only", order.reduceOnly());
    members.put("tag", order.tag());
    members.put("state", order.status().name().toLowerCase(Locale.ROOT));
    members.put("reason", order.reason().isEmpty() ? null : order.reason());
    return members;
  }

  private static Double none(double price) {
    return Double.isNaN(price) ? null : price;
  }

  private static Map<String, Object> fill(Watch.Filled filled, Scene scene) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("bar", filled.bar());
    members.put("symbol", name(scene, filled.fill().symbol()));
    members.put("side", filled.fill().ticket().side());
    members.put("qty", filled.fill().units());
    members.put("price", filled.fill().price());
    members.put("tag", filled.fill().ticket().tag());
    return members;
  }

  private static Map<String, Object> reject(Watch.Rejected rejected, Scene scene) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("bar", rejected.bar());
    members.put("symbol", name(scene, rejected.order().symbol()));
    members.put("reason", rejected.order().reason());
    members.put("tag", rejected.order().tag());
    return members;
  }

  private static Map<String, Object> alert(ScriptListener.Alert alert) {
    return Map.of("bar", alert.bar(), "text", alert.text());
  }

  /// What an editor shows at a place.
  @Override
  public String hover(CaseRun run, int line, int column) {
    Document document = Document.of(run.text(), run.kind(), libraries);
    return document.hover(document.source().offsetOf(line, column)).map(Hover::markdown).orElse("");
  }
}
