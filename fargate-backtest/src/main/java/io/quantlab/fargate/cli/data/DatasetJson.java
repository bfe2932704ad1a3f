package io.quantlab.fargate.cli.data;

import io.quantlab.engine.analysis.JsonWriter;
import io.quantlab.engine.data.store.DataTrait;
import io.quantlab.engine.data.store.DatasetInfo;
import io.quantlab.fargate.data.DatasetExport;
import io.quantlab.fargate.data.StoreCatalog.Stored;
import java.io.IOException;
import java.time.LocalDate;

/// The facts of a dataset as one JSON object.
final class DatasetJson {
  private DatasetJson() {}

  static void write(JsonWriter json, Stored stored) throws IOException {
    begin(json, stored).endObject();
  }

  /// As [#write], but the object stays open.
  static JsonWriter begin(JsonWriter json, Stored stored) throws IOException {
    DatasetInfo info = stored.info();
    json.beginObject().key("dataset").value(stored.name()).key("rows").value(info.rows());
    json.key("firstNanos").value(info.firstNanos()).key("lastNanos").value(info.lastNanos());
    json.key("firstDay").value(LocalDate.ofEpochDay(info.firstEpochDay()).toString());
    json.key("lastDay").value(LocalDate.ofEpochDay(info.lastEpochDay()).toString());
    json.key("days").value(info.days()).key("fileBytes").value(info.fileBytes());
    json.key("dataBytes").value(info.dataBytes()).key("traits").beginArray();
    for (DataTrait trait : DataTrait.values()) {
      if (info.traits().contains(trait)) {
        json.value(trait.name());
      }
    }
    json.endArray().key("datasetHash").value(info.datasetHash()).key("instrument");
    DatasetExport.instrument(json, stored.instrument());
    return json;
  }
}
