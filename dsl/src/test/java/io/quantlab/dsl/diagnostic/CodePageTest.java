package io.quantlab.dsl.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quantlab.dsl.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// `docs/reference/diagnostics.md` against the catalogue.
final class CodePageTest {
  @Test
  @DisplayName("15: the page says what the catalogue says; -Dquantlab.write=true writes it")
  void pageIsTheCatalogue() throws IOException {
    Path page = ProjectFiles.of("docs/reference/diagnostics.md");
    if (Boolean.getBoolean("quantlab.write")) {
      Files.writeString(page, CodePage.markdown());
    }
    assertEquals(CodePage.markdown(), Files.readString(page));
  }
}
