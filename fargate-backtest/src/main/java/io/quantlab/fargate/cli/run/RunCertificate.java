package io.quantlab.fargate.cli.run;

import io.quantlab.engine.analysis.TearSheet;
import io.quantlab.engine.backtest.CertificateJson;
import io.quantlab.engine.backtest.LookaheadCheck.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes a look-ahead certificate into a finished run: report, metrics, and last the manifest. The
/// rest of each file stays byte for byte. Nothing is written when one of them has no place for it.
final class RunCertificate {
  private RunCertificate() {}

  /// Writes it.
  ///
  /// @throws IOException when the folder cannot be read or written
  /// @throws IllegalArgumentException when a file has no place for it
  static void write(Path folder, Certificate certificate) throws IOException {
    Optional<Certificate> made = Optional.of(certificate);
    Map<Path, String> texts = new LinkedHashMap<>();
    change(
        texts,
        folder.resolve(RunFiles.REPORT),
        page ->
            TearSheet.replaceCertificate(page, Lookahead.verdict(made), Lookahead.detail(made)));
    for (String name : List.of(RunFiles.METRICS, RunFolder.MANIFEST)) {
      change(texts, folder.resolve(name), text -> CertificateJson.replace(text, certificate));
    }
    for (Map.Entry<Path, String> each : texts.entrySet()) {
      replace(each.getKey(), each.getValue());
    }
  }

  private static void change(Map<Path, String> texts, Path file, UnaryOperator<String> change)
      throws IOException {
    try {
      texts.put(file, change.apply(Files.readString(file)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path aside =
        file.resolveSibling("." + file.getFileName() + "-new-" + ProcessHandle.current().pid());
    try {
      Files.writeString(aside, text);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
