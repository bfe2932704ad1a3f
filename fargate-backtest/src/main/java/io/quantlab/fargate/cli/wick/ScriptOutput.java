package io.quantlab.fargate.cli.wick;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantlab.dsl.host.OrderTicket;
import io.quantlab.dsl.host.ScriptError;
import io.quantlab.dsl.host.ScriptListener;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.State;
import io.quantlab.engine.time.IsoInstant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps what a script shows in a run: plots as columns, alerts, lines of its log, what halted it.
public final class ScriptOutput implements ScriptListener {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private long[] times = new long[1024];
  private int steps;
  private int orders;
  private ScriptError error;

  /// A line of the log with its time.
  private record Line(long epochNanos, String text) {}

  private static final class Column {
    private double[] values = new double[64];
    private int size;

    void set(int row, double value) {
      if (row >= values.length) {
        values = Arrays.copyOf(values, Math.max(row + 1, 2 * values.length));
      }
      while (size < row) {
        values[size++] = Double.NaN;
      }
      values[row] = value;
      size = Math.max(size, row + 1);
    }

    double at(int row) {
      return row < size ? values[row] : Double.NaN;
    }
  }

  @Override
  public void step(State state, long bar, long epochNanos, long fuel, boolean halted) {
    if (steps == times.length) {
      times = Arrays.copyOf(times, 2 * steps);
    }
    times[steps++] = epochNanos;
  }

  @Override
  public void plot(
      Plan.Output output, long bar, long epochNanos, double[] values, Object[] others) {
    String title =
        output
            .setting("title")
            .map(Object::toString)
            .filter(text -> !text.isEmpty())
            .orElse(output.function() + " " + output.site());
    for (int i = 0; i < values.length; i++) {
      String name = values.length == 1 ? title : title + " " + part(output.function(), i);
      columns.computeIfAbsent(name, _ -> new Column()).set((int) Math.max(0, bar), values[i]);
    }
  }

  private static String part(String function, int index) {
    return function.equals("candle")
        ? List.of("open", "high", "low", "close").get(index)
        : List.of("a", "b").get(index);
  }

  @Override
  public void alert(Alert alert) {
    alerts.add(alert);
  }

  @Override
  public void log(long bar, long epochNanos, String line) {
    lines.add(new Line(epochNanos, line));
  }

  @Override
  public void error(ScriptError of) {
    error = of;
  }

  /// What halted the script; nothing when nothing did.
  public Optional<ScriptError> error() {
    return Optional.ofNullable(error);
  }

  @Override
  public void order(OrderTicket ticket) {
    orders++;
  }

  /// Number of orders the script sent.
  public int orders() {
    return orders;
  }

  /// Plots that never had a value, by title.
  public List<String> emptyPlots() {
    List<String> empty = new ArrayList<>();
    columns.forEach((title, column) -> {
      if (Arrays.stream(column.values, 0, column.size).allMatch(Double::isNaN)) {
        empty.add(title);
      }
    });
    return empty;
  }

  /// Number of steps of the body.
  public int steps() {
    return steps;
  }

  public boolean hasPlots() {
    return !columns.isEmpty();
  }

  public boolean hasAlerts() {
    return !alerts.isEmpty();
  }

  public boolean hasLines() {
    return !lines.isEmpty();
  }

  /// A row for each step: its time, the close of the bar, and a column for each plot; empty where
  /// there is no value.
  public void plots(Appendable out) throws IOException {
    out.append("time");
    for (String title : columns.keySet()) {
      out.append(',').append(quoted(title));
    }
    out.append('\n');
    for (int row = 0; row < steps; row++) {
      out.append(IsoInstant.format(times[row]));
      for (Column column : columns.values()) {
        double value = column.at(row);
        out.append(',').append(Double.isNaN(value) ? "" : text(value));
      }
      out.append('\n');
    }
  }

  private static String text(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  public void alerts(Appendable out) throws IOException {
    out.append("time,bar,text,payload,event\n");
    for (Alert alert : alerts) {
      out.append(IsoInstant.format(alert.epochNanos()))
          .append(',')
          .append(Long.toString(alert.bar()))
          .append(',')
          .append(quoted(alert.text()))
          .append(',')
          .append(quoted(payload(alert)))
          .append(',')
          .append(alert.eventId())
          .append('\n');
    }
  }

  /// As the webhook sends it: a JSON object, nothing without a payload.
  private static String payload(Alert alert) throws IOException {
    return alert.payload().isEmpty() ? "" : JSON.writeValueAsString(alert.payload());
  }

  public void lines(Appendable out) throws IOException {
    for (Line line : lines) {
      out.append(IsoInstant.format(line.epochNanos)).append(' ').append(line.text).append('\n');
    }
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
