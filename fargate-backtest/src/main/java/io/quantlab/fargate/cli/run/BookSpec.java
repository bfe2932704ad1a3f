package io.quantlab.fargate.cli.run;

import io.quantlab.engine.execution.Latencies;
import io.quantlab.engine.execution.LatencyModel;
import io.quantlab.engine.execution.LatencyModel.Quantile;
import io.quantlab.engine.execution.LatencyModel.Sample;
import io.quantlab.engine.execution.QueueModel;
import io.quantlab.engine.execution.QueueModel.Probability;
import io.quantlab.engine.execution.QueueModel.Probability.Shape;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.ImportChoice;
import io.quantlab.fargate.terminal.WrongValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/// Queues and delays as people write them: `power3:3`, `5ms`, `p0=1ms/p50=2ms/p100=9ms!0.001x50ms`.
final class BookSpec {
  private static final Pattern SHAPE =
      Pattern.compile("(power|power2|power3|log|log2)(?::([0-9]{1,3}(?:\\.[0-9]{1,6})?))?");
  private static final Pattern SPIKE = Pattern.compile("(.+)!(0(?:\\.[0-9]{1,9})?|1)x(\\w+)");
  private static final Pattern POINT = Pattern.compile("p([0-9]{1,3}(?:\\.[0-9]{1,6})?)=(\\w+)");
  private static final String QUEUES =
      "Write none, risk-averse, power:2, power2:2, power3:3, log, log2 or fifo.";
  private static final String DELAYS =
      "Write none, 5ms, p0=1ms/p50=2ms/p100=9ms, FILE.csv, or feed=1ms,entry=5ms,response=5ms.";

  private BookSpec() {}

  /// Reads the value of `--queue`.
  static final class Queue implements ITypeConverter<QueueModel> {
    @Override
    public QueueModel convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "none" -> new QueueModel.None();
        case "risk-averse" -> new QueueModel.RiskAverse();
        case "fifo" -> new QueueModel.Fifo();
        default -> probability(text);
      };
    }
  }

  /// Reads the value of `--latency`.
  static final class Delays implements ITypeConverter<Latencies> {
    @Override
    public Latencies convert(String text) {
      if (!text.contains("feed=") && !text.contains("entry=") && !text.contains("response=")) {
        LatencyModel all = delay(text);
        return new Latencies(all, all, all);
      }
      Map<String, LatencyModel> ways = new TreeMap<>();
      for (String part : text.split(",")) {
        int mark = part.indexOf('=');
        String way = mark < 0 ? part : part.substring(0, mark);
        boolean known = List.of("feed", "entry", "response").contains(way);
        if (!known || ways.put(way, delay(part.substring(mark + 1))) != null) {
          throw wrong(text);
        }
      }
      if (ways.size() != 3) {
        throw new WrongValue(
            "{} was \"" + text + "\": feed, entry and response need a delay each.", DELAYS);
      }
      return new Latencies(ways.get("feed"), ways.get("entry"), ways.get("response"));
    }
  }

  private static QueueModel probability(String text) {
    Matcher m = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
    boolean power = text.startsWith("power");
    if (!m.matches() || power == (m.group(2) == null)) {
      throw new WrongValue("{} was \"" + text + "\", which is no queue.", QUEUES);
    }
    double exponent = power ? Double.parseDouble(m.group(2)) : 1;
    if (exponent <= 0) {
      throw new WrongValue("{}: the exponent must be above 0, was " + m.group(2) + ".", QUEUES);
    }
    return new Probability(Shape.valueOf(m.group(1).toUpperCase(Locale.ROOT)), exponent);
  }

  private static LatencyModel delay(String text) {
    Matcher spike = SPIKE.matcher(text);
    if (spike.matches()) {
      return new LatencyModel.Spike(
          delay(spike.group(1)), Double.parseDouble(spike.group(2)), nanos(spike.group(3)));
    }
    if (text.equals("none") || text.equals("0")) {
      return new LatencyModel.Zero();
    }
    if (text.startsWith("p") && text.contains("=")) {
      return percentiles(text);
    }
    return text.endsWith(".csv") ? recorded(Path.of(text)) : new LatencyModel.Constant(nanos(text));
  }

  private static LatencyModel percentiles(String text) {
    List<Quantile> points = new ArrayList<>();
    for (String part : text.split("/")) {
      Matcher m = POINT.matcher(part);
      if (!m.matches() || Double.parseDouble(m.group(1)) > 100) {
        throw wrong(text);
      }
      points.add(new Quantile(Double.parseDouble(m.group(1)) / 100, nanos(m.group(2))));
    }
    try {
      return new LatencyModel.Percentiles(points);
    } catch (IllegalArgumentException e) {
      throw new WrongValue("{}: " + e.getMessage() + ".", DELAYS, e);
    }
  }

  /// Measured delays: lines `time_ns,delay_ns` under that header.
  private static LatencyModel recorded(Path file) {
    List<Sample> samples = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty() || !lines.getFirst().strip().equals("time_ns,delay_ns")) {
        throw new WrongValue("{}: " + file + ":1 must be time_ns,delay_ns.", DELAYS);
      }
      for (int i = 1; i < lines.size(); i++) {
        Matcher m = Pattern.compile("([0-9]{1,19}),([0-9]{1,18})").matcher(lines.get(i).strip());
        if (!m.matches()) {
          throw new WrongValue(
              "{}: " + file + ":" + (i + 1) + " must be two whole numbers.", DELAYS);
        }
        samples.add(new Sample(Long.parseLong(m.group(1)), Long.parseLong(m.group(2))));
      }
      return new LatencyModel.Recorded(samples);
    } catch (IOException e) {
      throw new WrongValue("{}: " + file + " cannot be read.", DELAYS, e);
    } catch (IllegalArgumentException e) {
      throw new WrongValue("{}: " + file + ": " + e.getMessage() + ".", DELAYS, e);
    }
  }

  private static long nanos(String span) {
    try {
      return ImportChoice.nanos(span);
    } catch (DataException e) {
      throw new WrongValue("{}: \"" + span + "\" is no delay.", DELAYS, e);
    }
  }

  private static WrongValue wrong(String text) {
    return new WrongValue("{} was \"" + text + "\", which is no delay.", DELAYS);
  }
}
