package io.quantlab.platform.cloud;

import java.util.Optional;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// Something the platform needs is away or too busy; a caller may try again.
public final class Outage extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SERVER_ERROR = 500;

  private final int retryAfterSeconds;

  Outage(String what, int retryAfterSeconds) {
    super(what, null, false, false);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /// When to try again.
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /// The outage behind a failure; nothing when it is a fault of ours.
  public static Optional<Outage> of(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof Outage outage) {
        return Optional.of(outage);
      }
      if (each instanceof SdkServiceException answer
          && (answer.statusCode() >= SERVER_ERROR || answer.isThrottlingException())) {
        return Optional.of(new Outage(answer.getMessage(), 1));
      }
    }
    return failure instanceof SdkClientException && (isTooSlow(failure) || hasIoCause(failure))
        ? Optional.of(new Outage(failure.getMessage(), 1))
        : Optional.empty();
  }

  private static boolean isTooSlow(Throwable failure) {
    return failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException;
  }

  private static boolean hasIoCause(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof java.io.IOException) {
        return true;
      }
    }
    return false;
  }
}
