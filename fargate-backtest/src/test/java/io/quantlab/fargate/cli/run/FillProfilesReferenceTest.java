package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/reference/fill-profiles.md` says what the profiles are.
final class FillProfilesReferenceTest {
  @Test
  void everyProfileAndWordIsThere() throws IOException {
    String text = Files.readString(RunGuideTest.page("docs/reference/fill-profiles.md"));
    for (String name : FillProfile.names()) {
      FillProfile p = FillProfile.byName(name).orElseThrow();
      String cap = p.volumeCapE8() == 0 ? "no cap" : p.volumeCapE8() / 1_000_000 + " %";
      String row =
          "\n| `"
              + name
              + "` | "
              + p.tickTiming()
              + " | "
              + p.barTiming()
              + " | "
              + p.quoteBarTiming()
              + " | "
              + p.path()
              + " | "
              + p.throughTicks()
              + " | "
              + p.stopLimitInBar()
              + " | "
              + cap
              + " | "
              + (p.optimistic() ? "yes" : "no")
              + " |";
      assertTrue(text.contains(row), row);
    }
    Stream.of(FillProfile.Timing.values(), FillProfile.Path.values())
        .flatMap(Stream::of)
        .forEach(word -> assertTrue(text.contains("\n| " + word + " | "), word::toString));
  }
}
