package io.quantlab.local.runtime;

import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.Principal;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// The credentials of one machine: one pair of keys for all, and the principal as session token.
/// The parts ignore the token; the policy reads it (platform contract PL-3).
public final class LocalCredentials implements Cloud.Credentials {
  /// The access key, which the parts know.
  public static final String ACCESS_KEY = "quantlab";

  /// Its secret: local parts listen on the loopback address only, so it protects nothing.
  public static final String SECRET_KEY = "quantlab";

  @Override
  public AwsCredentials of(Principal principal) {
    return AwsSessionCredentials.create(ACCESS_KEY, SECRET_KEY, principal.tag());
  }
}
