package io.quantlab.dsl.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.dsl.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// `docs/reference/built-ins.md` against the catalogue.
final class BuiltinPageTest {
  @Test
  @DisplayName("13.2: the page says what the catalogue says; -Dquantlab.write=true writes it")
  void pageIsTheCatalogue() throws IOException {
    Path page = ProjectFiles.of("docs/reference/built-ins.md");
    if (Boolean.getBoolean("quantlab.write")) {
      Files.writeString(page, BuiltinPage.markdown());
    }
    assertEquals(BuiltinPage.markdown(), Files.readString(page));
  }

  @Test
  @DisplayName("13.2: every entry has a sentence, and stands on the page")
  void everyEntryIsThere() {
    String page = BuiltinPage.markdown();
    for (Builtin entry : Catalogue.version1().entries()) {
      assertFalse(entry.doc().isBlank(), entry.signature());
      assertTrue(page.contains(entry.name()), entry.signature());
    }
  }

  @Test
  @DisplayName("13.2: one word is explained with its members")
  void oneWord() {
    assertEquals(
        """
        hypot(x: float, y: float) -> float
            Length of (x, y).
        """,
        BuiltinPage.about("hypot").orElseThrow());
    assertTrue(BuiltinPage.about("account").orElseThrow().contains("account.equity -> money"));
    assertTrue(BuiltinPage.about("Side").orElseThrow().contains("Side: buy, sell"));
    assertTrue(BuiltinPage.about("nothing_known").isEmpty());
  }
}
