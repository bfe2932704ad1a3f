package io.quantlab.fargate.cli.bench;

import io.quantlab.engine.analysis.JsonWriter;
import java.io.IOException;

/// A finished benchmark as one JSON object.
final class BenchJson {
  private final JsonWriter json;

  BenchJson(Appendable out) {
    json = new JsonWriter(out);
  }

  void write(BenchReport report) throws IOException {
    Machine machine = report.machine();
    json.beginObject();
    json.key("processor").value(machine.processor());
    json.key("cores").value(machine.cores());
    json.key("memoryGiB").value(machine.memoryGiB());
    json.key("system").value(machine.system());
    json.key("java").value(machine.java());
    json.key("load").value(machine.load());
    json.key("command").value(report.command());
    json.key("ticks").value(report.data().ticks());
    json.key("checksum").value(Long.toHexString(report.data().facts().checksum()));
    json.key("rounds").value(report.plan().rounds());
    json.key("launches").value(report.plan().launches());
    json.key("rows").beginArray();
    for (Result result : report.results()) {
      json.newline();
      Target.Verdict verdict = report.judged() ? result.verdict() : Target.Verdict.NONE;
      row(result, verdict);
    }
    json.newline();
    json.endArray();
    json.endObject();
  }

  private void row(Result r, Target.Verdict verdict) throws IOException {
    json.beginObject();
    json.key("id").value(r.id());
    json.key("title").value(r.title());
    json.key("clause").value(r.clause());
    if (r.work().isPresent()) {
      json.key("nanosPerEvent");
      spread(r.work().get());
    }
    if (r.against().isPresent()) {
      json.key("against").value(r.againstTitle());
      json.key("againstNanosPerEvent");
      spread(r.against().get());
    }
    json.key("bytesPerEvent").value(r.allocatedBytes());
    json.key("figure");
    spread(r.value());
    json.key("unit").value(r.unit());
    json.key("gate").value(r.target().solid());
    json.key("goal").value(r.target().moonshot());
    json.key("verdict").value(verdict.name());
    json.key("wrong").beginArray();
    for (String words : r.wrong()) {
      json.value(words);
    }
    json.endArray();
    json.endObject();
  }

  private void spread(Spread spread) throws IOException {
    json.beginObject();
    json.key("median").value(spread.median());
    json.key("min").value(spread.min());
    json.key("max").value(spread.max());
    json.endObject();
  }
}
