package io.quantlab.local.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.platform.json.RecordJson;

/// Bodies of requests.
public final class ApiJson {
  private ApiJson() {}

  /// An object of texts.
  ///
  /// @param pairs names and values in turn
  public static String object(String... pairs) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put(pairs[i], pairs[i + 1]);
    }
    return RecordJson.text(object);
  }
}
