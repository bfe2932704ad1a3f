package io.quantlab.local.policy;

import io.quantlab.platform.blob.Presigned;
import io.quantlab.platform.cloud.Principal;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Stands in every client of the SDK and lets no request out that the policy refuses.
///
/// The principal is read from the session token of the credentials that **signed** the request, not
/// from what the caller says it is; so a repository that signs for the wrong tenant is found as
/// well as one that asks for the wrong row.
public final class PolicyInterceptor implements ExecutionInterceptor, Presigned.Watch {
  private static final String TOKEN = "X-Amz-Security-Token";

  private final Judge judge;

  public PolicyInterceptor(Judge judge) {
    this.judge = judge;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    String session = context.httpRequest().firstMatchingHeader(TOKEN).orElse("");
    for (PolicyRequest request : Requests.of(context.request())) {
      judge.judge(session, request);
    }
    judge.counted();
  }

  @Override
  public void signing(Principal principal, String action, String bucket, String key) {
    judge.judge(principal.tag(), Requests.object(action, bucket, key));
  }
}
