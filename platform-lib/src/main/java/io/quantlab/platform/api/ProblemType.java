package io.quantlab.platform.api;

import java.util.Locale;

/// What can be wrong with a request, by slug and status (platform contract PH-4).
public enum ProblemType {
  MALFORMED(400, "The request cannot be read"),
  CURSOR_INVALID(400, "The cursor does not fit this list"),
  UNAUTHENTICATED(401, "A valid token or key is needed"),
  FORBIDDEN(403, "This role or scope may not do that"),
  QUOTA(403, "The quota is used up"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD(405, "This path does not know the method"),
  NOT_ACCEPTABLE(406, "The answer is JSON"),
  CONFLICT(409, "Something like that is there already"),
  WRONG_STATE(409, "Its state does not allow that"),
  IDEMPOTENCY_MISMATCH(409, "The key was used for another request"),
  IDEMPOTENCY_IN_PROGRESS(409, "The first request with this key is still running"),
  PRECONDITION(412, "It was changed in the meantime"),
  TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED_MEDIA(415, "The body is not of a type known here"),
  VALIDATION(422, "Some fields are wrong"),
  SCRIPT_ERRORS(422, "The script has errors"),
  DATA_MISSING(422, "The data of the run is not there"),
  PRECONDITION_REQUIRED(428, "The header If-Match is needed"),
  RATE_LIMITED(429, "Too many requests"),
  INTERNAL(500, "Something broke here"),
  UNAVAILABLE(503, "Not now; try again");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /// The status of the answer.
  public int status() {
    return status;
  }

  /// A sentence that is the same for every problem of the type.
  public String title() {
    return title;
  }

  /// The last word of its address: `/problems/<slug>`.
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
