package io.quantlab.engine.backtest;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.time.IsoInstant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The look-ahead certificate (engine contract T-21) as it stands in `manifest.json` and
/// `metrics.json`: one line under the key `lookahead`.
///
/// `result` is `NOT_RUN`, `PASSED` or `FAILED`; the latter two come with `seed` and `cuts`, each
/// with its instant, the events compared, and what differs first.
public final class CertificateJson {
  private static final String LINE = "\n\"lookahead\":";

  private CertificateJson() {}

  /// Prints key and value into an open object, on a line of their own.
  public static void write(JsonWriter json, Optional<LookaheadCheck.Certificate> certificate)
      throws IOException {
    json.newline().key("lookahead").beginObject();
    if (certificate.isEmpty()) {
      json.key("result").value("NOT_RUN").endObject();
      return;
    }
    LookaheadCheck.Certificate made = certificate.get();
    json.key("result").value(made.clean() ? "PASSED" : "FAILED");
    json.key("seed").value(made.seed());
    json.key("cuts").beginArray();
    for (LookaheadCheck.Cut cut : made.cuts()) {
      json.beginObject().key("at").value(IsoInstant.format(cut.nanos()));
      json.key("events").value(cut.events());
      json.key("difference").value(cut.difference()).endObject();
    }
    json.endArray().endObject();
  }

  /// The text of such a file with another certificate; nothing else changes.
  ///
  /// @throws IllegalArgumentException when the text has no line for it
  public static String replace(String text, LookaheadCheck.Certificate certificate) {
    int start = text.indexOf(LINE);
    int end = start < 0 ? -1 : text.indexOf('\n', start + 1);
    if (end < 0) {
      throw new IllegalArgumentException("there is no line \"lookahead\"");
    }
    StringBuilder object = new StringBuilder();
    try {
      JsonWriter json = new JsonWriter(object);
      json.beginObject();
      write(json, Optional.of(certificate));
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    String line = object.substring(1, object.length() - 1);
    String comma = text.charAt(end - 1) == ',' ? "," : "";
    return text.substring(0, start) + line + comma + text.substring(end);
  }
}
