package io.quantlab.fargate.cli.run;

import io.quantlab.engine.execution.VenueFaults;
import io.quantlab.engine.execution.VenueFaults.Fault;
import io.quantlab.fargate.data.DataException;
import io.quantlab.fargate.data.ImportChoice;
import io.quantlab.fargate.terminal.WrongValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/// The words of `--venue-faults`: `late=0.01x50ms,lost=0.002x1s`.
final class FaultSpec {
  private static final List<String> KINDS = List.of("late", "duplicate", "reordered", "lost");
  private static final Pattern FAULT = Pattern.compile("([a-z]+)=(0(?:\\.[0-9]+)?|1)x(.+)");
  private static final String REMEDY =
      "Write any of late, duplicate, reordered and lost with a probability and a span, as"
          + " late=0.01x50ms,duplicate=0.02x5ms.";

  private FaultSpec() {}

  /// Reads them.
  static final class Reader implements ITypeConverter<VenueFaults> {
    @Override
    public VenueFaults convert(String text) {
      Map<String, Fault> found = new TreeMap<>();
      for (String part : text.split(",", -1)) {
        Matcher m = FAULT.matcher(part);
        if (!m.matches() || !KINDS.contains(m.group(1))) {
          throw new WrongValue("{} was \"" + text + "\": \"" + part + "\" is no fault.", REMEDY);
        }
        Fault fault = new Fault(Double.parseDouble(m.group(2)), nanos(text, m.group(3)));
        if (found.put(m.group(1), fault) != null) {
          throw new WrongValue(
              "{} was \"" + text + "\": " + m.group(1) + " is given twice.", REMEDY);
        }
      }
      return new VenueFaults(
          found.getOrDefault("late", Fault.NEVER),
          found.getOrDefault("duplicate", Fault.NEVER),
          found.getOrDefault("reordered", Fault.NEVER),
          found.getOrDefault("lost", Fault.NEVER));
    }
  }

  private static long nanos(String text, String span) {
    try {
      return ImportChoice.nanos(span);
    } catch (DataException e) {
      throw new WrongValue("{} was \"" + text + "\": \"" + span + "\" is no span.", REMEDY, e);
    }
  }
}
