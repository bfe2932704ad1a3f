package io.quantlab.fargate.cli.wick;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.dsl.host.AccountTape;
import io.quantlab.dsl.host.TapeBook;
import io.quantlab.engine.order.Side;
import io.quantlab.engine.time.IsoInstant;
import io.quantlab.fargate.terminal.ExitCode;
import io.quantlab.fargate.terminal.Failure;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Tapes of marks, books and orders: a JSON object a line, by rising time.
///
/// A mark has `time`, `equity`, and if they differ from what was before `balance`, `margin`,
/// `positions` (`symbol`, `qty`, `avg_price`, `mark`, `multiplier`) and `orders`; the last two are
/// whole lists. A line with `time` and `order` is an order that was sent: `id`, `symbol`, `side`,
/// `qty`, and as it has them `limit`, `stop`, `stop_loss`, `mark`, `multiplier`, `margin`,
/// `reduce_only`, `tag`. Numbers may be written as text.
final class TapeLines {
  private static final Set<String> MARK =
      Set.of("time", "equity", "balance", "margin", "positions", "orders");
  private static final Set<String> SUBMIT = Set.of("time", "order");
  private static final Set<String> POSITION =
      Set.of("symbol", "qty", "avg_price", "mark", "multiplier");
  private static final Set<String> ORDER =
      Set.of(
          "id",
          "symbol",
          "side",
          "qty",
          "limit",
          "stop",
          "stop_loss",
          "mark",
          "multiplier",
          "margin",
          "reduce_only",
          "tag");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private TapeLines() {}

  static AccountTape read(Path file, String currency) {
    List<String> lines = ScriptFile.read(file).text().lines().toList();
    List<AccountTape.Event> events = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          events.add(event(lines.get(i), events));
        } catch (JsonProcessingException wrong) {
          throw bad(file, i + 1, "JSON is expected: " + wrong.getOriginalMessage(), wrong);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
          throw bad(file, i + 1, wrong.getMessage(), wrong);
        }
      }
    }
    if (events.isEmpty()) {
      throw bad(file, 1, "at least one mark is expected", null);
    }
    return new AccountTape(currency, events);
  }

  /// @param before the events of the lines above
  private static AccountTape.Event event(String line, List<AccountTape.Event> before)
      throws JsonProcessingException {
    JsonNode node = JSON.readTree(line);
    boolean submits = node.has("order");
    refuseUnknown(node, submits ? SUBMIT : MARK, "");
    if (!node.path("time").isTextual()) {
      throw new IllegalArgumentException("time must be an instant");
    }
    long at = IsoInstant.parse(node.get("time").asText());
    if (!before.isEmpty() && before.getLast().epochNanos() > at) {
      throw new IllegalArgumentException("the times of a tape rise, this one goes back");
    }
    if (submits && before.isEmpty()) {
      throw new IllegalArgumentException("a tape begins with a mark");
    }
    if (submits) {
      return new AccountTape.Submit(at, order(node.get("order"), "order."));
    }
    long equity = money(node, "equity", null, "");
    return new AccountTape.Mark(at, equity, money(node, "balance", equity, ""), book(node));
  }

  /// `null` for a line that names none.
  private static TapeBook book(JsonNode node) {
    if (!node.has("positions") && !node.has("orders") && !node.has("margin")) {
      return null;
    }
    List<TapeBook.Held> positions = new ArrayList<>();
    for (JsonNode each : node.path("positions")) {
      positions.add(held(each, "positions[" + positions.size() + "]."));
    }
    List<TapeBook.Order> orders = new ArrayList<>();
    for (JsonNode each : node.path("orders")) {
      orders.add(order(each, "orders[" + orders.size() + "]."));
    }
    return new TapeBook(positions, orders, money(node, "margin", 0L, ""));
  }

  private static TapeBook.Held held(JsonNode node, String place) {
    refuseUnknown(node, POSITION, place);
    return new TapeBook.Held(
        text(node, "symbol", place),
        number(node, "qty", null, place),
        number(node, "avg_price", null, place),
        number(node, "mark", null, place),
        number(node, "multiplier", 1.0, place));
  }

  private static TapeBook.Order order(JsonNode node, String place) {
    refuseUnknown(node, ORDER, place);
    double units = number(node, "qty", null, place);
    if (!(units > 0)) {
      throw new IllegalArgumentException(place + "qty must be above 0");
    }
    return new TapeBook.Order(
        text(node, "id", place),
        text(node, "symbol", place),
        side(text(node, "side", place), place),
        units,
        number(node, "limit", Double.NaN, place),
        number(node, "stop", Double.NaN, place),
        number(node, "stop_loss", Double.NaN, place),
        number(node, "mark", Double.NaN, place),
        number(node, "multiplier", 1.0, place),
        node.path("reduce_only").asBoolean(false) ? TapeBook.Effect.REDUCES : TapeBook.Effect.ANY,
        node.path("tag").asText(""),
        money(node, "margin", 0L, place));
  }

  private static Side side(String text, String place) {
    return switch (text) {
      case "buy" -> Side.BUY;
      case "sell" -> Side.SELL;
      default ->
          throw new IllegalArgumentException(
              place + "side must be buy or sell, was \"" + text + "\"");
    };
  }

  private static String text(JsonNode node, String name, String place) {
    if (!node.path(name).isTextual() || node.get(name).asText().isEmpty()) {
      throw new IllegalArgumentException(place + name + " must be a text");
    }
    return node.get(name).asText();
  }

  /// @param otherwise `null` for a number that must be there
  private static double number(JsonNode node, String name, Double otherwise, String place) {
    return node.has(name) || otherwise == null
        ? decimal(node, name, place).doubleValue()
        : otherwise;
  }

  /// In 1e-8.
  private static long money(JsonNode node, String name, Long otherwise, String place) {
    return node.has(name) || otherwise == null
        ? decimal(node, name, place).movePointRight(8).longValueExact()
        : otherwise;
  }

  private static BigDecimal decimal(JsonNode node, String name, String place) {
    String text = node.path(name).asText();
    if (!text.matches("-?\\d{1,12}(\\.\\d{1,8})?")) {
      throw new IllegalArgumentException(
          place + name + " must be a number of at most 8 decimals, was \"" + text + "\"");
    }
    return new BigDecimal(text);
  }

  private static void refuseUnknown(JsonNode node, Set<String> known, String place) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("an object is expected");
    }
    for (String name : (Iterable<String>) node::fieldNames) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("there is no field " + place + name);
      }
    }
  }

  private static Failure bad(Path file, int line, String what, Exception cause) {
    return new Failure(
        ExitCode.BAD_DATA,
        file + ":" + line + ": " + what + ".",
        "See docs/reference/rules.md for the format.",
        cause);
  }
}
