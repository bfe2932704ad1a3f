package io.quantlab.local.lambda;

import io.quantlab.function.wiring.Keys;
import io.quantlab.function.wiring.Surroundings;
import io.quantlab.function.wiring.SurroundingsSource;
import io.quantlab.local.policy.Judge;
import io.quantlab.local.policy.Names;
import io.quantlab.local.policy.PolicyInterceptor;
import io.quantlab.local.runtime.FileSecrets;
import io.quantlab.local.runtime.FileSigner;
import io.quantlab.local.runtime.JsonLog;
import io.quantlab.local.runtime.LocalCloud;
import io.quantlab.local.runtime.LocalCredentials;
import io.quantlab.local.runtime.PriceFile;
import io.quantlab.local.runtime.PrintedMail;
import io.quantlab.platform.api.Installation;
import io.quantlab.platform.cloud.Cloud;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a packaged function finds around it on this machine: the same adapters the platform's own
/// process has, from what its environment says.
///
/// The function `identity` has no engine in its package: see [LocalEngine].
public final class LocalSurroundings implements SurroundingsSource {
  /// A line of a function that begins with this is meant for the person at the console.
  public static final String TELL = "@tell ";

  /// Names of the environment.
  enum Setting {
    QL_ORIGIN,
    /// Folder of keys, letters and logs.
    QL_WORK,
    QL_OBJECTS_KIND,
    QL_RATE_FACTOR,
    QL_PREFIX,
    QL_BUCKET,
    QL_SCRATCH,
    QL_LEASE_MILLIS
  }

  /// What the platform knows and a function has to be told.
  ///
  /// @param work folder of keys, letters and logs
  /// @param scratch folder for files fetched and written
  /// @param objectsKind what keeps the objects, for `/v1/version`
  public record Told(
      Cloud cloud,
      Names names,
      String origin,
      Path work,
      Path scratch,
      String objectsKind,
      int rateFactor,
      Duration lease) {

    /// As an environment.
    public Map<String, String> environment() {
      Map<String, String> all = new HashMap<>();
      all.put(Setting.QL_ORIGIN.name(), origin);
      all.put(Setting.QL_WORK.name(), work.toAbsolutePath().toString());
      all.put(Setting.QL_SCRATCH.name(), scratch.toAbsolutePath().toString());
      all.put(Setting.QL_OBJECTS_KIND.name(), objectsKind);
      all.put(Setting.QL_RATE_FACTOR.name(), Integer.toString(rateFactor));
      all.put(Setting.QL_PREFIX.name(), names.tablePrefix());
      all.put(Setting.QL_BUCKET.name(), names.bucket());
      all.put(Setting.QL_LEASE_MILLIS.name(), Long.toString(lease.toMillis()));
      all.put("AWS_REGION", cloud.region());
      cloud.tables().ifPresent(uri -> all.put("AWS_ENDPOINT_URL_DYNAMODB", uri.toString()));
      cloud.objects().ifPresent(uri -> all.put("AWS_ENDPOINT_URL_S3", uri.toString()));
      cloud.queues().ifPresent(uri -> all.put("AWS_ENDPOINT_URL_SQS", uri.toString()));
      return all;
    }
  }

  @Override
  public Keys keys(Map<String, String> environment) {
    Path keys = work(environment).resolve("keys");
    return new Keys(FileSigner.in(keys), FileSecrets.in(keys));
  }

  @Override
  public Surroundings around(Map<String, String> environment, Keys keys) {
    Names names = new Names(of(environment, Setting.QL_PREFIX), of(environment, Setting.QL_BUCKET));
    PolicyInterceptor policy = new PolicyInterceptor(new Judge(names));
    Cloud cloud = cloud(environment, policy);
    InstantSource clock = InstantSource.system();
    Path work = work(environment);
    return new Surroundings(
        cloud,
        names.tablePrefix(),
        names.bucket(),
        policy,
        keys.signer(),
        keys.secrets(),
        new PrintedMail(
            work.resolve("mail"),
            text -> text.lines().forEach(line -> System.out.println(TELL + line))),
        new LocalEngine(
            new LocalEngine.Place(
                cloud,
                names.tablePrefix(),
                names.bucket(),
                Path.of(of(environment, Setting.QL_SCRATCH)),
                Duration.ofMillis(Long.parseLong(of(environment, Setting.QL_LEASE_MILLIS))))),
        PriceFile.read(work.resolve("prices.json")),
        clock,
        of(environment, Setting.QL_ORIGIN),
        of(environment, Setting.QL_OBJECTS_KIND),
        Installation.in(work.resolve("installation.json")),
        Integer.parseInt(of(environment, Setting.QL_RATE_FACTOR)),
        new JsonLog(work.resolve("platform.log")));
  }

  private static Cloud cloud(Map<String, String> environment, PolicyInterceptor policy) {
    return new Cloud(
        environment.get("AWS_REGION"),
        endpoint(environment, "DYNAMODB"),
        endpoint(environment, "S3"),
        endpoint(environment, "SQS"),
        new LocalCredentials(),
        List.of(policy),
        LocalCloud.PATIENCE);
  }

  private static Optional<URI> endpoint(Map<String, String> environment, String service) {
    return Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_" + service)).map(URI::create);
  }

  private static Path work(Map<String, String> environment) {
    return Path.of(of(environment, Setting.QL_WORK));
  }

  private static String of(Map<String, String> environment, Setting setting) {
    String value = environment.get(setting.name());
    if (value == null) {
      throw new IllegalArgumentException(setting + " is not set");
    }
    return value;
  }
}
