package io.quantlab.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How one part is started.
///
/// @param data where it keeps what it is given; none keeps it in memory until the stop
/// @param work folder for its settings, its log and its process file
record PartPlan(PartKind kind, int port, Optional<Path> data, Path work, Path jars) {
  /// The one pair of keys all local calls are signed with; the parts know no tenants.
  static final String ACCESS_KEY = "quantlab";

  static final String SECRET_KEY = "quantlab";

  Path log() {
    return work.resolve(kind.folder() + ".log");
  }

  Path processFile() {
    return work.resolve(kind.folder() + ".process");
  }

  /// The command line; writes the settings it names.
  List<String> command() {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx" + heapMib() + "m",
                "-Dquantlab.part=" + work.toAbsolutePath()));
    if (!kind.isBusy()) {
      words.add("-XX:TieredStopAtLevel=1");
    }
    List<String> arguments =
        switch (kind) {
          case TABLE -> table(words);
          case QUEUE -> queue(words);
          case OBJECTS -> objects(words);
        };
    words.add("-cp");
    words.add(jars.toAbsolutePath() + "/*");
    words.add(kind.mainClass());
    words.addAll(arguments);
    return words;
  }

  /// What keeps its data in memory needs room for them.
  private int heapMib() {
    return data.isPresent() ? kind.heapMib() : 3 * kind.heapMib();
  }

  private List<String> table(List<String> options) {
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("-Djava.library.path=" + jars.toAbsolutePath());
    options.add("-Dsqlite4java.library.path=" + jars.toAbsolutePath());
    List<String> arguments = new ArrayList<>(List.of("-port", Integer.toString(port), "-sharedDb"));
    data.ifPresentOrElse(
        folder -> arguments.addAll(List.of("-dbPath", made(folder).toString())),
        () -> arguments.add("-inMemory"));
    arguments.add("-disableTelemetry");
    return arguments;
  }

  private List<String> queue(List<String> options) {
    StringBuilder settings =
        new StringBuilder("include classpath(\"application.conf\")\n")
            .append("node-address { protocol = http, host = \"127.0.0.1\", port = " + port + " }\n")
            .append("rest-sqs { enabled = true, bind-port = " + port)
            .append(", bind-hostname = \"127.0.0.1\", sqs-limits = strict }\n")
            .append("rest-stats { enabled = false }\n");
    data.ifPresent(folder -> {
      String place = made(folder).toString();
      settings
          .append("messages-storage { enabled = true, driver-class = \"org.h2.Driver\", uri = \"")
          .append("jdbc:h2:" + place + "/messages\", username = \"sa\", password = \"\" }\n")
          .append("queues-storage { enabled = true, path = \"" + place + "/queues.conf\" }\n");
    });
    options.add("--sun-misc-unsafe-memory-access=allow");
    options.add("-Dconfig.file=" + written("elasticmq.conf", settings.toString()));
    return List.of();
  }

  /// Without settings of its own the object store tells every step of every request.
  private List<String> objects(List<String> options) {
    String log =
        "<configuration><appender name=\"OUT\" class=\"ch.qos.logback.core.ConsoleAppender\"><encoder>"
            + "<pattern>%d %level %logger{0} %msg%n</pattern></encoder></appender>"
            + "<root level=\"WARN\"><appender-ref ref=\"OUT\"/></root></configuration>";
    options.add("-Dlogback.configurationFile=" + written("s3proxy-log.xml", log));
    String settings =
        "s3proxy.endpoint=http://127.0.0.1:"
            + port
            + "\ns3proxy.authorization=aws-v4\ns3proxy.identity="
            + ACCESS_KEY
            + "\ns3proxy.credential="
            + SECRET_KEY
            + "\ns3proxy.ignore-unknown-headers=true\ns3proxy.cors-allow-all=true\njclouds.provider="
            + (data.isPresent() ? "filesystem-nio2" : "transient-nio2")
            + data.map(folder -> "\njclouds.filesystem.basedir=" + made(folder)).orElse("")
            + "\njclouds.identity="
            + ACCESS_KEY
            + "\njclouds.credential="
            + SECRET_KEY
            + "\n";
    return List.of("--properties", written("s3proxy.properties", settings).toString());
  }

  private Path written(String name, String text) {
    try {
      return Files.writeString(work.resolve(name), text).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException("writing the settings of " + kind.folder(), e);
    }
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException("making " + folder, e);
    }
  }
}
