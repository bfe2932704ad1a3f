package io.quantlab.function.wiring;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.util.concurrent.TimeUnit;

/// The context of a call that does not come through the Runtime API: an id and a deadline.
///
/// @param id of the call
/// @param endNanos when the caller stops waiting, in terms of `System.nanoTime`
public record PlainContext(String id, long endNanos) implements Context {
  /// What a function has when nothing else is said: the gateway waits as long.
  public static final long USUAL_NANOS = TimeUnit.SECONDS.toNanos(29);

  private static final int MEGABYTES = 1_769;

  @Override
  public String getAwsRequestId() {
    return id;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
  }

  @Override
  public String getLogGroupName() {
    return "";
  }

  @Override
  public String getLogStreamName() {
    return "";
  }

  @Override
  public String getFunctionName() {
    return "";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "";
  }

  /// Nobody: these are set by mobile clients only.
  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEGABYTES;
  }

  @Override
  public LambdaLogger getLogger() {
    return LambdaRuntime.getLogger();
  }
}
