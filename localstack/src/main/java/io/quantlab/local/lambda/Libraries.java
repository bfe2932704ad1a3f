package io.quantlab.local.lambda;

import io.quantlab.platform.api.Owner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which libraries of this program go into which package, by the names of their artifacts. What is
/// not named stays out: no server, no terminal, no test library.
final class Libraries {
  private static final Pattern JAR = Pattern.compile("(.+?)-\\d[^/]*\\.jar");

  /// Tokens, tables, objects, queues, JSON.
  private static final Set<String> COMMON =
      Set.of(
          "functions platform-lib engine-lib dsl aws-lambda-java-core crac dagger jakarta.inject-api"
              .concat(" javax.inject jspecify slf4j-api slf4j-nop reactive-streams eventstream")
              .concat(
                  " jackson-annotations jackson-core jackson-databind nimbus-jose-jwt password4j")
              .concat(" annotations arns auth aws-core aws-json-protocol aws-query-protocol")
              .concat(
                  " aws-xml-protocol checksums checksums-spi crt-core dynamodb dynamodb-enhanced")
              .concat(
                  " endpoints-spi http-auth http-auth-aws http-auth-aws-eventstream http-auth-spi")
              .concat(" http-client-spi identity-spi json-utils metrics-spi profiles protocol-core")
              .concat(" regions retries retries-spi s3 sdk-core sqs third-party-jackson-core")
              .concat(" url-connection-client utils utils-lite")
              .split(" "));

  /// Passkeys.
  private static final Set<String> IDENTITY =
      Set.of(
          "webauthn-server-core yubico-util guava cbor numbers datautilities jackson-dataformat-cbor"
              .concat(" jackson-datatype-jdk8 jackson-datatype-jsr310")
              .split(" "));

  /// The engine and what reads and writes its files.
  private static final Set<String> ENGINE =
      Set.of(
          "fargate-backtest antlr4-runtime fastcsv aircompressor-v3 hipparchus-core hipparchus-optim"
              .concat(" parquet-column parquet-common parquet-encoding parquet-format-structures")
              .concat(" arrow-format flatbuffers-java jts-core picocli progressbar")
              .split(" "));

  /// What the platform brings beside the package.
  private static final Set<String> RUNTIME =
      Set.of(
          "aws-lambda-java-runtime-interface-client",
          "aws-lambda-java-serialization",
          "aws-lambda-java-core",
          "utils-lite");

  private Libraries() {}

  /// An entry of the class path.
  ///
  /// @param artifact its name without the version
  /// @param path a jar, or a folder of classes
  record Entry(String artifact, Path path) {
    /// As it is called in a package.
    String fileName() {
      String name = path.getFileName().toString();
      return name.endsWith(".jar") ? name : artifact + ".jar";
    }
  }

  /// The entries of a function's package, by their names.
  static List<Entry> of(Owner owner) {
    Set<String> wanted = new TreeSet<>(COMMON);
    switch (owner) {
      case IDENTITY -> wanted.addAll(IDENTITY);
      case API -> wanted.addAll(ENGINE);
    }
    return named(wanted);
  }

  /// The adapters of this machine: what a layer is in the cloud.
  static Entry layer() {
    return named(Set.of("localstack")).getFirst();
  }

  /// Of the adapters here the engine's are not in the package of `identity`, and need not be.
  static List<Path> runtime() {
    return named(RUNTIME).stream().map(Entry::path).toList();
  }

  private static List<Entry> named(Set<String> wanted) {
    List<Entry> found = new ArrayList<>();
    Set<String> missing = new TreeSet<>(wanted);
    for (Entry entry : classPath().toList()) {
      if (wanted.contains(entry.artifact()) && missing.remove(entry.artifact())) {
        found.add(entry);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("not on the class path of this program: " + missing);
    }
    found.sort((a, b) -> a.fileName().compareTo(b.fileName()));
    return List.copyOf(found);
  }

  private static Stream<Entry> classPath() {
    String separator = Pattern.quote(System.getProperty("path.separator"));
    return Stream.of(System.getProperty("java.class.path").split(separator))
        .map(text -> Path.of(text).toAbsolutePath())
        .flatMap(path -> artifact(path).map(name -> new Entry(name, path)).stream());
  }

  /// `sdk-core` of `sdk-core-2.54.13.jar`; a folder `MODULE/target/classes` is its module's.
  private static Optional<String> artifact(Path path) {
    if (path.endsWith(Path.of("target", "classes"))) {
      return Optional.of(path.getParent().getParent().getFileName().toString());
    }
    Matcher jar = JAR.matcher(path.getFileName().toString());
    return jar.matches() ? Optional.of(jar.group(1)) : Optional.empty();
  }
}
