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
/// @param quota what of the plan is used up
public record Problem(
    String type,
    String title,
    long status,
    String detail,
    Optional<String> instance,
    Optional<String> requestId,
    Optional<List<FieldError>> errors,
    Optional<Used> quota) {

  /// The media type.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// A part of a plan that does not suffice.
  ///
  /// @param name as `running-jobs`
  /// @param actual in use when more was wanted
  public record Used(String name, long limit, long actual, long wanted, String unit) {}

  /// A problem of a type.
  public static Problem of(ProblemType type, String detail, List<FieldError> errors) {
    return new Problem(
        "/problems/" + type.slug(),
        type.title(),
        type.status(),
        detail,
        Optional.empty(),
        Optional.empty(),
        errors.isEmpty() ? Optional.empty() : Optional.of(errors),
        Optional.empty());
  }

  /// The same with what is used up.
  Problem with(Used used) {
    return new Problem(type, title, status, detail, instance, requestId, errors, Optional.of(used));
  }

  /// As an answer to a request.
  public HttpResponse answer(String path, String requestId, Map<String, String> headers) {
    Problem full =
        new Problem(
            type, title, status, detail, Optional.of(path), Optional.of(requestId), errors, quota);
    return new HttpResponse((int) status, headers, RecordJson.bytes(full))
        .with("Content-Type", MEDIA_TYPE);
  }
}
