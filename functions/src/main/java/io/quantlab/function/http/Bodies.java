package io.quantlab.function.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantlab.platform.api.HttpRequest;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.api.Route;
import io.quantlab.platform.api.Rule;
import io.quantlab.platform.json.Decoded;
import io.quantlab.platform.json.RecordJson;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Bodies of requests as records.
final class Bodies {
  private static final String FORM = "application/x-www-form-urlencoded";

  private Bodies() {}

  /// The body a route asks for, or `null` when it asks for none.
  static Record read(Route route, HttpRequest request) {
    if (route.request().isEmpty()) {
      return null;
    }
    String type =
        request.header("content-type").orElse("").split(";")[0].strip().toLowerCase(Locale.ROOT);
    String wanted = route.has(Rule.FORM) ? FORM : "application/json";
    if (!type.equals(wanted)) {
      throw ProblemException.of(
          ProblemType.UNSUPPORTED_MEDIA, "The body of this route is " + wanted + ".");
    }
    byte[] json =
        route.has(Rule.FORM) ? form(route.request().get(), request.body()) : request.body();
    return decode(route.request().get(), json);
  }

  private static <T extends Record> T decode(Class<T> type, byte[] json) {
    return switch (RecordJson.decode(type, json)) {
      case Decoded.Value<T> is -> is.value();
      case Decoded.Wrong<T> wrong -> throw ProblemException.fields(wrong.errors());
      case Decoded.Malformed<T> malformed ->
          throw ProblemException.of(ProblemType.MALFORMED, malformed.detail() + ".");
    };
  }

  /// A form as a flat JSON object; a name that stands twice is refused and one that is not known is
  /// left out, as RFC 6749 3.2 wants it.
  private static byte[] form(Class<? extends Record> type, byte[] body) {
    Set<String> known =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decoded(pair.substring(0, equals));
        if (object.has(name)) {
          throw ProblemException.of(ProblemType.MALFORMED, "The form has " + name + " twice.");
        }
        if (known.contains(name)) {
          object.put(name, decoded(pair.substring(equals + 1)));
        }
      }
    }
    return RecordJson.text(object).getBytes(StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw ProblemException.of(ProblemType.MALFORMED, "The form is not encoded as a form.");
    }
  }
}
