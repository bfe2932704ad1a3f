package io.quantlab.dsl.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Versions and the text of lock files.
final class LockFileTest {
  /// SHA-256 of the empty text, FIPS 180-4 test vector.
  private static final String EMPTY =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  @DisplayName("9.3: the hash is the SHA-256 of the text")
  void hashIsSha256() {
    assertEquals(EMPTY, LockFile.hash(""));
    assertEquals(
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        LockFile.hash("abc"));
  }

  @Test
  @DisplayName("9.3: a lock file is written and read back as the same")
  void comesBack() {
    String text = "# note\n\nb/x@1 1.4.0 " + EMPTY + "\na/x@2.3 2.3.10 " + EMPTY + "\n";
    LockFile lock = LockFile.parse(text);
    assertEquals("a/x@2.3", lock.entries().getFirst().request().toString());
    assertEquals("2.3.10", lock.entries().getFirst().version().toString());
    assertEquals(lock.text(), LockFile.parse(lock.text()).text());
    assertTrue(lock.find(LibraryName.parse("b/x@1").orElseThrow()).isPresent());
    assertFalse(lock.find(LibraryName.parse("b/x@1.4").orElseThrow()).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "a/x@1 1.4.0, 'owner/name@request version sha256:hash'",
    "a/x@1 2.0.0 HASH, version 2.0.0 does not answer a/x@1",
    "a/x@1 1.4 HASH, version 1.4 does not answer a/x@1",
    "A/x@1 1.4.0 HASH, 'owner/name@request version sha256:hash'",
  })
  @DisplayName("9.3: a line that cannot be read is told by its number")
  void wrongLines(String line, String expected) {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> LockFile.parse("# first\n" + line.replace("HASH", EMPTY) + "\n"));
    assertTrue(wrong.getMessage().startsWith("2: "), wrong.getMessage());
    assertTrue(wrong.getMessage().contains(expected.strip()), wrong.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "2.3.1, 2, true",
    "2.3.1, 2.3, true",
    "2.3.1, 2.3.1, true",
    "2.30.1, 2.3, false",
    "3.0.0, 2, false",
    "1, 01, false",
  })
  @DisplayName("9.3: a version answers a request whose numbers it begins with")
  void answers(String version, String request, boolean expected) {
    assertEquals(
        expected,
        Version.parse(request)
            .map(each -> Version.parse(version).orElseThrow().answers(each))
            .orElse(false));
  }

  @Test
  @DisplayName("9.3: versions are ordered by their numbers")
  void order() {
    assertTrue(
        Version.parse("1.10.0").orElseThrow().compareTo(Version.parse("1.9.9").orElseThrow()) > 0);
  }
}
