package io.quantlab.fargate.data;

import io.quantlab.engine.instrument.Instrument;
import java.util.List;

/// All data of a run.
///
/// @param data price data in the order it was asked for; datasets of one symbol share one
///   instrument
/// @param actions corporate actions of the run's instruments
/// @param notes what the person must know: assumptions, data that was left out
public record ResolvedRun(List<ResolvedData> data, List<ResolvedData> actions, List<String> notes) {
  public ResolvedRun {
    data = List.copyOf(data);
    actions = List.copyOf(actions);
    notes = List.copyOf(notes);
  }

  /// The instruments in the order of their first dataset.
  public List<Instrument> instruments() {
    return data.stream().map(ResolvedData::instrument).distinct().toList();
  }
}
