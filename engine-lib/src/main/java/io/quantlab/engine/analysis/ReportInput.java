package io.quantlab.engine.analysis;

import java.time.ZoneId;
import java.util.List;

/// Everything a tear sheet shows. All text is escaped when written; it may be hostile.
///
/// @param title name of the strategy
/// @param subtitle one line: instruments, period, capital
/// @param currency account currency
/// @param zone zone of all dates, hours and weekdays shown
/// @param facts manifest facts for the header, in order
/// @param input what the metrics were computed from
/// @param metrics the metrics
/// @param equity schema [ResultTables#EQUITY]; charts draw every mark, thinned
/// @param trades schema [ResultTables#TRADES]
/// @param benchmarkName empty without benchmark
/// @param waterfall gross to net; `null` leaves the section out
/// @param confidence intervals; may be empty
/// @param trialSharpes annual Sharpe ratios of all trials (W-6); may be empty
/// @param parameters of the strategy
/// @param notes events of note, in time order
/// @param risk schema [ResultTables#RISK]; `null` leaves the section out
public record ReportInput(
    String title,
    String subtitle,
    String currency,
    ZoneId zone,
    List<Fact> facts,
    Honesty honesty,
    MetricsInput input,
    Metrics metrics,
    Table equity,
    Table trades,
    String benchmarkName,
    CostWaterfall waterfall,
    List<Confidence> confidence,
    double[] trialSharpes,
    List<Fact> parameters,
    List<Note> notes,
    Table risk) {
  public ReportInput {
    facts = List.copyOf(facts);
    confidence = List.copyOf(confidence);
    parameters = List.copyOf(parameters);
    notes = List.copyOf(notes);
  }

  /// A sheet without risks.
  public ReportInput(
      String title,
      String subtitle,
      String currency,
      ZoneId zone,
      List<Fact> facts,
      Honesty honesty,
      MetricsInput input,
      Metrics metrics,
      Table equity,
      Table trades,
      String benchmarkName,
      CostWaterfall waterfall,
      List<Confidence> confidence,
      double[] trialSharpes,
      List<Fact> parameters,
      List<Note> notes) {
    this(
        title,
        subtitle,
        currency,
        zone,
        facts,
        honesty,
        input,
        metrics,
        equity,
        trades,
        benchmarkName,
        waterfall,
        confidence,
        trialSharpes,
        parameters,
        notes,
        null);
  }

  boolean hasBenchmark() {
    return input.benchmark().length > 0;
  }

  /// The interval of a metric, or `null`.
  Confidence confidenceOf(String metric) {
    for (Confidence candidate : confidence) {
      if (candidate.metric().equals(metric)) {
        return candidate;
      }
    }
    return null;
  }
}
