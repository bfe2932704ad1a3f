package io.quantlab.local.runtime;

import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.Patience;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// The parts on this machine as a cloud.
public final class LocalCloud {
  /// Of functions here: a part that is starting, or that waits for the disk both share, answers
  /// later than one of the cloud does.
  public static final Patience PATIENCE = Patience.FUNCTION.times(4);

  private static final String REGION = "us-east-1";

  private LocalCloud() {}

  /// Parts at some places; a place that is not told is not called.
  public static Cloud at(
      Optional<URI> tables,
      Optional<URI> objects,
      Optional<URI> queues,
      List<ExecutionInterceptor> interceptors) {
    return new Cloud(
        REGION, tables, objects, queues, new LocalCredentials(), interceptors, PATIENCE);
  }
}
