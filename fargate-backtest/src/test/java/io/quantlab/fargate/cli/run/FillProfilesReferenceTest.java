package io.quantlab.fargate.cli.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.engine.execution.FillProfile;
import java.io.IOException;
import java.math.BigDecimal;
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
      String cap = p.volumeCapE8() == 0 ? "no cap" : percent(p.volumeCapE8());
      cap += p.futureCapE8() == 0 ? "" : ", futures " + percent(p.futureCapE8());
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
              + p.sessions().quoteBars()
              + " | "
              + p.path()
              + " | "
              + p.throughTicks()
              + " | "
              + p.stopLimitInBar()
              + " | "
              + p.children()
              + " | "
              + cap
              + " | "
              + (p.optimistic() ? "yes" : "no")
              + " |";
      assertTrue(text.contains(row), row);
    }
    Stream.of(
            FillProfile.Timing.values(),
            FillProfile.Path.values(),
            FillProfile.StopLimitInBar.values(),
            FillProfile.Children.values())
        .flatMap(Stream::of)
        .forEach(word -> assertTrue(text.contains("\n| " + word + " | "), word::toString));
  }

  private static String percent(long ratioE8) {
    return BigDecimal.valueOf(ratioE8, 6).stripTrailingZeros().toPlainString() + " %";
  }
}
