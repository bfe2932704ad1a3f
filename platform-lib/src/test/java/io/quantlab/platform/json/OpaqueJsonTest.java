package io.quantlab.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON Merge Patch against the examples of RFC 7396, appendix A, whose documents are objects.
final class OpaqueJsonTest {
  private record Holder(OpaqueJson it) {}

  private static OpaqueJson json(String text) {
    return RecordJson.read(Holder.class, "{\"it\":" + text + "}").it();
  }

  @ParameterizedTest(name = "{0} with {1}")
  @DisplayName("RFC 7396 A: example test cases")
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "{\"a\":\"b\"} | {\"a\":\"c\"} | {\"a\":\"c\"}",
        "{\"a\":\"b\"} | {\"b\":\"c\"} | {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"} | {\"a\":null} | {}",
        "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null} | {\"b\":\"c\"}",
        "{\"a\":[\"b\"]} | {\"a\":\"c\"} | {\"a\":\"c\"}",
        "{\"a\":\"c\"} | {\"a\":[\"b\"]} | {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}} | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]} | {\"a\":[1]} | {\"a\":[1]}",
        "{\"e\":null} | {\"a\":1} | {\"e\":null,\"a\":1}",
        "{} | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}"
      })
  void mergesAsTheStandardSays(String target, String patch, String result) {
    assertEquals(json(result), json(target).merged(json(patch)));
    assertEquals(json(result).toString(), json(target).merged(json(patch)).toString());
  }
}
