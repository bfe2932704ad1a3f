package io.quantlab.platform.wire;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a worker does (platform contract 7.2); an object that the message of the queue names.
///
/// @param v version of the form
/// @param backtest what to run, for a backtest
/// @param dataImport what to import, for an import
/// @param sweep what to try, for a part of a sweep
public record JobDocument(
    int v,
    Id job,
    TenantId tenant,
    Id user,
    Optional<Backtest> backtest,
    Optional<Import> dataImport,
    Optional<Sweep> sweep) {

  /// The form written now.
  public static final int VERSION = 1;

  /// A run, in the words of the command line, so that both run the same.
  ///
  /// @param strategy a built-in name
  /// @param script text of a script instead
  /// @param libraries what the script imports, when it does
  /// @param words options without their dashes: `fees` = `2bps`, `param.fast` = `10`
  /// @param rerunOf a finished run whose events it has to repeat
  public record Backtest(
      Id run,
      Optional<String> strategy,
      Optional<String> script,
      Optional<List<Library>> libraries,
      List<Source> data,
      Map<String, String> words,
      Optional<Id> rerunOf) {

    /// The same run with these values of parameters.
    public Backtest with(Map<String, String> parameters) {
      Map<String, String> all = new TreeMap<>(words);
      parameters.forEach((name, value) -> all.put("param." + name, value));
      return new Backtest(run, strategy, script, libraries, data, all, rerunOf);
    }
  }

  /// A library a script imports.
  ///
  /// @param request what the import writes, `owner/name@2`
  /// @param version it is fixed to, `2.0.0`
  public record Library(String request, String version, String text) {}

  /// A dataset: the file it was imported from, with the options of the import.
  public record Source(Id dataset, String fileName, Map<String, String> options) {}

  /// An import of one uploaded file.
  ///
  /// @param options as after `--data FILE,`: `symbol`, `class`, `mapping` …
  public record Import(Id dataset, Id upload, String fileName, Map<String, String> options) {}

  /// A part of a sweep.
  ///
  /// @param shard number of the part
  /// @param from number of its first configuration
  /// @param to number after its last one
  /// @param each the run that every configuration changes; its id has the letters of the sweep's
  /// @param plan all configurations
  public record Sweep(Id sweep, int shard, int from, int to, Backtest each, SweepPlan plan) {}

  public JobDocument {
    if (Stream.of(backtest, dataImport, sweep).filter(Optional::isPresent).count() != 1) {
      throw new IllegalArgumentException("a job does one thing");
    }
  }

  /// The document of a backtest.
  public static JobDocument of(TenantId tenant, Id user, Id job, Backtest what) {
    return new JobDocument(
        VERSION, job, tenant, user, Optional.of(what), Optional.empty(), Optional.empty());
  }

  /// The document of an import.
  public static JobDocument of(TenantId tenant, Id user, Id job, Import what) {
    return new JobDocument(
        VERSION, job, tenant, user, Optional.empty(), Optional.of(what), Optional.empty());
  }

  /// The document of a part of a sweep.
  public static JobDocument of(TenantId tenant, Id user, Id job, Sweep what) {
    return new JobDocument(
        VERSION, job, tenant, user, Optional.empty(), Optional.empty(), Optional.of(what));
  }
}
