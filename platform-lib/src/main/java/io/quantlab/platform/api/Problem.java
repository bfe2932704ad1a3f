package io.quantlab.platform.api;

import io.quantlab.platform.json.FieldError;
import io.quantlab.platform.json.RecordJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An answer that says what is wrong: `application/problem+json` (RFC 9457).
///
/// @param type as `/problems/<slug>`
/// @param instance the path that was asked
/// @param errors what is wrong field by field
public record Problem(
    String type,
    String title,
    long status,
    String detail,
    Optional<String> instance,
    Optional<String> requestId,
    Optional<List<FieldError>> errors) {

  /// The media type.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// A problem of a type.
  public static Problem of(ProblemType type, String detail, List<FieldError> errors) {
    return new Problem(
        "/problems/" + type.slug(),
        type.title(),
        type.status(),
        detail,
        Optional.empty(),
        Optional.empty(),
        errors.isEmpty() ? Optional.empty() : Optional.of(errors));
  }

  /// As an answer to a request.
  public HttpResponse answer(String path, String requestId, Map<String, String> headers) {
    Problem full =
        new Problem(type, title, status, detail, Optional.of(path), Optional.of(requestId), errors);
    return new HttpResponse((int) status, headers, RecordJson.bytes(full))
        .with("Content-Type", MEDIA_TYPE);
  }
}
