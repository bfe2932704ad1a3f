package io.quantlab.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActionKindTest {
  @Test
  @DisplayName("The reference page lists every kind and no other")
  void referencePage() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/corporate-actions.md"));
    int from = page.indexOf("| kind | value |");
    Set<String> listed =
        page.substring(from, page.indexOf("\n\n", from))
            .lines()
            .skip(2)
            .map(line -> line.split("`")[1])
            .collect(Collectors.toSet());
    Set<String> kinds =
        Arrays.stream(ActionKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    assertEquals(kinds, listed);
  }

  @Test
  @DisplayName("Ids stand in files: they never change and lead back to their kind")
  void ids() {
    for (ActionKind kind : ActionKind.values()) {
      assertEquals(kind, ActionKind.ofId(kind.id()));
    }
    assertEquals(
        List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 17, 18, 32, 33, 34, 35, 36),
        Arrays.stream(ActionKind.values()).map(ActionKind::id).toList());
    assertThrows(IllegalArgumentException.class, () -> ActionKind.ofId(12));
    assertThrows(IllegalArgumentException.class, () -> ActionKind.ofId(-1));
    assertThrows(IllegalArgumentException.class, () -> ActionKind.ofId(64));
  }
}
