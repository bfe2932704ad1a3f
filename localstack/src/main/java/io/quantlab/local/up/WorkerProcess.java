package io.quantlab.local.up;

import io.quantlab.fargate.worker.WorkerMain;
import io.quantlab.local.policy.Judge;
import io.quantlab.local.policy.Names;
import io.quantlab.local.policy.PolicyInterceptor;
import io.quantlab.local.runtime.LocalCredentials;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.cloud.Patience;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `main` of a worker on this machine: the worker of the cloud with local credentials, its requests
/// judged as all others.
public final class WorkerProcess {
  private WorkerProcess() {}

  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    Names names =
        new Names(
            environment.getOrDefault(WorkerMain.Setting.QL_PREFIX.name(), ""),
            environment.getOrDefault(WorkerMain.Setting.QL_BUCKET.name(), ""));
    Cloud cloud =
        new Cloud(
            environment.get("AWS_REGION"),
            endpoint(environment, "DYNAMODB"),
            endpoint(environment, "S3"),
            endpoint(environment, "SQS"),
            new LocalCredentials(),
            List.of(new PolicyInterceptor(new Judge(names))),
            Patience.WORKER);
    System.exit(WorkerMain.run(environment, cloud, System.err::println));
  }

  private static Optional<URI> endpoint(Map<String, String> environment, String service) {
    return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_" + service)).map(URI::create);
  }
}
