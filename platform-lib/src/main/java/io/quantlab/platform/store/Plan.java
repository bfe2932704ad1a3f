package io.quantlab.platform.store;

import io.quantlab.platform.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a tenant may use; the numbers are data (`plans.json`), not code.
///
/// @param uploadBytes longest file
/// @param secondFactor whether those who run the tenant have to log in with a second factor; not so
///   where it is absent
public record Plan(
    long coreSecondsADay,
    long runsADay,
    long runningJobs,
    long storageBytes,
    long uploadBytes,
    long scripts,
    long apiKeys,
    Optional<Boolean> secondFactor) {

  private static final Map<String, Plan> ALL = read();

  /// The file.
  record File(Map<String, Plan> plans) {}

  private static Map<String, Plan> read() {
    try (InputStream in = Plan.class.getResourceAsStream("/plans.json")) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Map.copyOf(RecordJson.read(File.class, json).plans());
    } catch (IOException e) {
      throw new UncheckedIOException("reading plans.json", e);
    }
  }

  /// Names of all plans, in order.
  public static List<String> names() {
    return ALL.keySet().stream().sorted().toList();
  }

  /// The plan of a name.
  public static Optional<Plan> of(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /// How much of something a tenant may use.
  public long limit(Quota quota) {
    return switch (quota) {
      case CORE_SECONDS -> coreSecondsADay;
      case RUNS -> runsADay;
      case RUNNING_JOBS -> runningJobs;
      case STORAGE_BYTES -> storageBytes;
      case SCRIPTS -> scripts;
      case API_KEYS -> apiKeys;
    };
  }
}
