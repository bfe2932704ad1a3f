package io.quantlab.fargate.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// Where data lies on this machine.
///
/// | | option | else | else |
/// |---|---|---|---|
/// | store | `--store DIR` | `QUANTLAB_STORE` | `store` below the home |
/// | cache | `--cache DIR` | `QUANTLAB_CACHE` | `cache` below the home |
///
/// The home is `QUANTLAB_HOME`, else `.quantlab` in the person's home directory.
///
/// @param store root of the column store
/// @param cache directory of files imported on the fly
/// @param cacheBytes size the cache is cut back to, `QUANTLAB_CACHE_GB` (default 20)
public record DataPlaces(Path store, Path cache, long cacheBytes) {
  private static final long GIB = 1L << 30;
  private static final long DEFAULT_GB = 20;

  public DataPlaces {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(cache, "cache");
    if (cacheBytes < 0) {
      throw new IllegalArgumentException("cacheBytes must not be negative, was " + cacheBytes);
    }
  }

  /// The places the environment names.
  ///
  /// @param environment variables of the process
  /// @param personHome home directory of the person
  public static DataPlaces of(Map<String, String> environment, Path personHome) {
    Path home = named(environment, "QUANTLAB_HOME", personHome.resolve(".quantlab"));
    return new DataPlaces(
        named(environment, "QUANTLAB_STORE", home.resolve("store")),
        named(environment, "QUANTLAB_CACHE", home.resolve("cache")),
        cacheBytes(environment.getOrDefault("QUANTLAB_CACHE_GB", "")));
  }

  /// The places of this process.
  public static DataPlaces ofProcess() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  public DataPlaces withStore(Path other) {
    return new DataPlaces(other, cache, cacheBytes);
  }

  public DataPlaces withCache(Path other) {
    return new DataPlaces(store, other, cacheBytes);
  }

  private static Path named(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    return value.isEmpty() ? otherwise : Path.of(value);
  }

  private static long cacheBytes(String gigabytes) {
    if (gigabytes.isEmpty()) {
      return DEFAULT_GB * GIB;
    }
    if (!gigabytes.matches("[0-9]{1,6}")) {
      throw new DataException(
          "QUANTLAB_CACHE_GB must be a whole number of gigabytes, was \"" + gigabytes + "\".",
          "Set it to 20, say, or leave it out.");
    }
    return Long.parseLong(gigabytes) * GIB;
  }
}
