package io.quantlab.function.http;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;

/// What the platform says of one call of a function.
///
/// @param id of the call; it is the request id when the caller sent none
/// @param left until the platform ends the function
public record Invocation(String id, Duration left) {
  /// What is kept for the answer: a function that uses all of its time is killed with its answer.
  private static final Duration MARGIN = Duration.ofMillis(250);

  static Invocation of(Context context) {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
    return new Invocation(context.getAwsRequestId(), left);
  }
}
