package io.quantlab.platform.wire;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a worker does (platform contract 7.2); an object that the message of the queue names.
///
/// @param v version of the form
/// @param backtest what to run, for a backtest
/// @param dataImport what to import, for an import
public record JobDocument(
    int v,
    Id job,
    TenantId tenant,
    Id user,
    Optional<Backtest> backtest,
    Optional<Import> dataImport) {

  /// The form written now.
  public static final int VERSION = 1;

  /// A run, in the words of the command line, so that both run the same.
  ///
  /// @param strategy a built-in name
  /// @param script text of a script instead
  /// @param words options without their dashes: `fees` = `2bps`, `param.fast` = `10`
  /// @param rerunOf a finished run whose events it has to repeat
  public record Backtest(
      Id run,
      Optional<String> strategy,
      Optional<String> script,
      List<Source> data,
      Map<String, String> words,
      Optional<Id> rerunOf) {}

  /// A dataset: the file it was imported from, with the options of the import.
  public record Source(Id dataset, String fileName, Map<String, String> options) {}

  /// An import of one uploaded file.
  ///
  /// @param options as after `--data FILE,`: `symbol`, `class`, `mapping` …
  public record Import(Id dataset, Id upload, String fileName, Map<String, String> options) {}

  public JobDocument {
    if (backtest.isPresent() == dataImport.isPresent()) {
      throw new IllegalArgumentException("a job does one thing");
    }
  }
}
