package io.quantlab.platform.route;

import io.quantlab.platform.json.Text;
import io.quantlab.platform.tenant.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Bodies of the routes about scripts.
public final class ScriptBodies {
  /// Longest script in characters (wick contract 12).
  public static final int MAX_TEXT = 65_536;

  private ScriptBodies() {}

  public record NewScript(
      @Text(min = 1, max = 120) String title, @Text(max = MAX_TEXT) String text) {}

  public record ScriptChange(@Text(min = 1, max = 120) Optional<String> title) {}

  public record NewVersion(@Text(max = MAX_TEXT) String text) {}

  public record ScriptText(@Text(max = MAX_TEXT) String text) {}

  /// @param sha256 of the newest text in UTF-8
  /// @param errors diagnostics of the newest text that stop a run
  public record Script(
      Id id,
      String title,
      long version,
      long textVersion,
      String sha256,
      long errors,
      Instant createdAt,
      Instant updatedAt) {}

  public record Scripts(List<Script> items, Optional<String> next) {}

  public record Version(
      Id script, long number, String sha256, long errors, Instant createdAt, String text) {}

  public record VersionHead(long number, String sha256, long errors, Instant createdAt) {}

  public record Versions(List<VersionHead> items, Optional<String> next) {}

  /// A place counts lines and columns from 1; `start` and `end` count characters from 0.
  public record Diagnostic(
      String severity, String code, String message, long line, long column, long start, long end) {}

  public record Checked(boolean runnable, List<Diagnostic> diagnostics) {}

  public record Formatted(String text, boolean changed) {}
}
