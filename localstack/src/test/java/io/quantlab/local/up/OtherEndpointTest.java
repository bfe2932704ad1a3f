package io.quantlab.local.up;

import io.quantlab.local.part.PartKind;
import io.quantlab.local.part.PartLibrary;
import io.quantlab.local.part.Parts;
import io.quantlab.local.part.Ports;
import io.quantlab.local.testkit.FaultProxy;
import io.quantlab.local.testkit.Tutorial;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The platform on one address that answers for tables, queues and objects, as LocalStack does:
/// here a proxy that looks at each request and passes it to one of three parts.
@Tag("slow")
final class OtherEndpointTest {
  @TempDir Path folder;

  private static URI part(Parts parts, String head) {
    if (head.contains("DynamoDB_")) {
      return parts.endpoint(PartKind.TABLE);
    }
    return parts.endpoint(head.contains("AmazonSQS") ? PartKind.QUEUE : PartKind.OBJECTS);
  }

  @Test
  @DisplayName("PL-11: the tutorial works on another endpoint")
  void tutorialWorks() throws Exception {
    PartLibrary library = new PartLibrary(PartLibrary.home(), _ -> {});
    try (Parts parts =
            Parts.start(
                library,
                Ports.free(),
                Optional.empty(),
                folder.resolve("parts"),
                _ -> {},
                () -> {});
        FaultProxy one = FaultProxy.before(head -> part(parts, head));
        LocalPlatform platform =
            LocalPlatform.start(
                new Settings(
                    Optional.empty(),
                    folder.resolve("work"),
                    0,
                    Map.of(),
                    Optional.of(one.endpoint()),
                    2,
                    Duration.ofSeconds(15),
                    Settings.WorkerMode.THREAD,
                    Settings.LambdaMode.INPROCESS,
                    100),
                _ -> {},
                () -> {})) {
      Path reader = java.nio.file.Files.createDirectories(folder.resolve("reader"));
      new Tutorial(platform, reader).follow();
      parts.expectEnds();
    }
  }
}
