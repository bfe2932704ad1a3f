package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.host.AccountTape;
import io.quantlab.dsl.host.ScriptSettings;
import io.quantlab.dsl.host.Timeframe;
import io.quantlab.dsl.suite.BarTable;
import io.quantlab.dsl.suite.Scene;
import io.quantlab.dsl.suite.SceneCalendar;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.engine.time.SessionCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The scene a case is given.
final class Given {
  private static final int COUNT = 4;
  private static final String START = "2025-01-01T00:00:00Z";
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int CALENDAR_YEARS = 40;

  private final JsonNode given;
  private final JsonNode indicators;
  private final boolean fixture;

  /// @param indicators the file whose bars cases name
  Given(JsonNode given, JsonNode indicators) {
    this.given = given;
    this.indicators = indicators;
    this.fixture = given.path("bars").asText().equals("fixture");
  }

  Scene scene() {
    Timeframe timeframe = Timeframe.parse(given.path("timeframe").asText(fixture ? "30m" : "1m"));
    Timeframe data = given.has("data") ? Timeframe.parse(given.get("data").asText()) : timeframe;
    long start = start();
    SessionCalendar calendar = calendar(start);
    Map<String, BarTable> bars = new LinkedHashMap<>();
    BarTable.Prices primary = primary();
    bars.put(Scene.SYMBOL, BarTable.placed(primary, data, calendar, start));
    for (Map.Entry<String, JsonNode> feed : given.path("feeds").properties()) {
      bars.put(feed.getKey(), BarTable.placed(prices(feed.getValue()), data, calendar, start));
    }
    return new Scene(timeframe, data, bars, calendar, limits(), inputs(), live());
  }

  private long start() {
    if (given.has("start")) {
      return IsoInstant.parse(given.get("start").asText());
    }
    return fixture
        ? indicators.at("/bars/t/0").asLong() * NANOS_PER_MILLI
        : IsoInstant.parse(START);
  }

  private SessionCalendar calendar(long start) {
    JsonNode session = given.path("session");
    if (session.isMissingNode() && !fixture) {
      return SceneCalendar.always();
    }
    ZoneId zone = ZoneId.of(session.path("zone").asText("America/New_York"));
    String[] hours = session.path("hours").asText("09:30-16:00").split("-");
    Map<LocalDate, LocalTime> early = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : session.path("earlyCloses").properties()) {
      early.put(LocalDate.parse(each.getKey()), LocalTime.parse(each.getValue().asText()));
    }
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(start, 86_400_000_000_000L));
    LocalDate first = LocalDate.of(day.getYear() - 1, 1, 1);
    LocalTime open = LocalTime.parse(hours[0]);
    LocalTime close = hours[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(hours[1]);
    return SceneCalendar.weekdays(zone, open, close, early, first, first.plusYears(CALENDAR_YEARS));
  }

  private BarTable.Prices primary() {
    BarTable.Prices closed = closed();
    return live()
        .map(live -> closed.with(live.updates()[0], high(live), low(live), live.close(), 1))
        .orElse(closed);
  }

  private static double high(Scene.Live live) {
    return Math.max(live.close(), Arrays.stream(live.updates()).max().orElseThrow());
  }

  private static double low(Scene.Live live) {
    return Math.min(live.close(), Arrays.stream(live.updates()).min().orElseThrow());
  }

  private BarTable.Prices closed() {
    JsonNode bars = given.path("bars");
    return switch (bars.isTextual() ? bars.asText() : "") {
      case "any" -> BarTable.Prices.ofCloses(counting(given.path("count").asInt(COUNT)));
      case "edge" -> columns(indicators.at("/edge/bars"));
      case "gated" -> BarTable.Prices.ofCloses(numbers(indicators.at("/gated_calls/close")));
      case "fixture" -> columns(indicators.path("bars"));
      default -> prices(bars);
    };
  }

  private static BarTable.Prices columns(JsonNode bars) {
    return new BarTable.Prices(
        numbers(bars.path("o")),
        numbers(bars.path("h")),
        numbers(bars.path("l")),
        numbers(bars.path("c")),
        numbers(bars.path("v")));
  }

  private static BarTable.Prices prices(JsonNode bars) {
    return new BarTable.Prices(
        numbers(bars.path("opens")),
        numbers(bars.path("highs")),
        numbers(bars.path("lows")),
        numbers(bars.path("closes")),
        numbers(bars.path("volumes")));
  }

  /// A column; `null` where there is none, `NaN` for a missing bar.
  private static double[] numbers(JsonNode list) {
    if (list.isMissingNode()) {
      return null;
    }
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).isNull() ? Double.NaN : list.get(i).asDouble();
    }
    return numbers;
  }

  private static double[] counting(int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i + 1;
    }
    return numbers;
  }

  private Scene.Limits limits() {
    JsonNode limits = given.path("limits");
    return new Scene.Limits(
        limits.path("fuel").asLong(0),
        limits.path("heap").asLong(0),
        limits.path("maxHistory").asInt(0));
  }

  ScriptSettings.Limits bounds() {
    return new ScriptSettings.Limits(limits().fuel(), limits().heapBytes());
  }

  /// The marks of a rule.
  AccountTape tape() {
    JsonNode tape = given.get("tape");
    long[] times = null;
    if (tape.has("times")) {
      times = new long[tape.get("times").size()];
      for (int i = 0; i < times.length; i++) {
        times[i] = IsoInstant.parse(tape.get("times").get(i).asText());
      }
    }
    return AccountTape.of(
        tape.get("currency").asText(),
        numbers(tape.get("equity")),
        numbers(tape.path("balance")),
        times);
  }

  Map<String, Object> inputs() {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : given.path("inputs").properties()) {
      inputs.put(each.getKey(), plain(each.getValue()));
    }
    return inputs;
  }

  private static Object plain(JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    if (value.isIntegralNumber()) {
      return value.asLong();
    }
    if (value.isArray()) {
      return value.valueStream().map(Given::plain).toList();
    }
    return value.isNumber() ? (Object) value.asDouble() : value.asText();
  }

  private Optional<Scene.Live> live() {
    JsonNode live = given.path("live");
    return live.isMissingNode()
        ? Optional.empty()
        : Optional.of(new Scene.Live(numbers(live.get("updates")), live.get("close").asDouble()));
  }
}
