package io.quantlab.platform.store;

import java.util.Locale;

/// What is counted against a plan (platform contract PH-8).
public enum Quota {
  /// Estimated seconds of a processor that runs of a day take (UTC).
  CORE_SECONDS(Period.DAY, "s", "it begins anew at midnight UTC"),
  /// Runs begun on a day (UTC).
  RUNS(Period.DAY, "runs", "it begins anew at midnight UTC"),
  /// Jobs that have not ended; each takes one processor.
  RUNNING_JOBS(Period.EVER, "jobs", "a job that ends or is canceled frees its place"),
  /// Bytes of files that were uploaded.
  STORAGE_BYTES(Period.EVER, "bytes", "a larger plan has more"),
  /// Scripts that are not archived.
  SCRIPTS(Period.EVER, "scripts", "a script that is deleted frees its place"),
  /// API keys that are not deleted, ended ones included.
  API_KEYS(Period.EVER, "keys", "a key that is deleted frees its place");

  /// When a count begins anew.
  public enum Period {
    DAY,
    EVER
  }

  private final Period period;
  private final String unit;
  private final String remedy;

  Quota(Period period, String unit, String remedy) {
    this.period = period;
    this.unit = unit;
    this.remedy = remedy;
  }

  public Period period() {
    return period;
  }

  /// What is counted, in a word.
  public String unit() {
    return unit;
  }

  /// What frees it, as the end of a sentence.
  public String remedy() {
    return remedy;
  }

  /// The word in documents: `running-jobs`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
