package io.quantlab.local.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The evaluator against the rules of the IAM user guide.
final class PolicyDocumentTest {
  private static final Map<String, String> NAMES = Map.of("main", "table/m", "objects", "b");

  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "*, '', true",
    "?, a, true",
    "?, '', false",
    "?, ab, false",
    "a*c, abbbc, true",
    "a*c, ac, true",
    "a*c, abcd, false",
    "a*b*c, aXbYc, true",
    "a*b*c, acb, false",
    "T#k3*#*, T#k3v9#USER, true",
    "T#k3v9#*, T#k3v9#, true",
    "T#k3v9#*, T#k3v9, false",
    "T#k3v9#*, T#k3v9x#USER, false",
    "T#k3v9#*, t#k3v9#USER, false",
    "T#k3v9#*, XT#k3v9#USER, false",
    "dynamodb:Get*, dynamodb:GetItem, true",
    "dynamodb:Get*, dynamodb:getItem, false",
    "**, abc, true",
    "a?c*, abcdef, true"
  })
  @DisplayName("wildcards: * any run, ? one character, case matters")
  void wildcards(String pattern, String text, boolean fits) {
    assertEquals(fits, Wildcards.match(pattern, text));
  }

  private static String statement(String effect, String condition) {
    return "{\"Sid\":\""
        + effect
        + "\",\"Effect\":\""
        + effect
        + "\",\"Action\":\"s:Do\",\"Resource\":\"*\",\"Condition\":"
        + condition
        + "}";
  }

  private static String allow(String condition) {
    return "{\"Statement\":[" + statement("Allow", condition) + "]}";
  }

  private static String judge(String document, Map<String, List<String>> context) {
    Verdict verdict =
        PolicyDocument.read(document, NAMES).judge(new PolicyRequest("s:Do", "r", context));
    return verdict.effect() + " " + verdict.sid();
  }

  private static final String YES = "ALLOW Allow";
  private static final String NO = "DENY implicit";

  @Test
  @DisplayName("ForAllValues holds for a key that is absent; Null closes that door")
  void absentKeys() {
    String all = "\"ForAllValues:StringLike\":{\"k\":[\"a*\"]}";
    String guarded = all + ",\"Null\":{\"k\":\"false\"}";
    assertEquals(YES, judge(allow("{" + all + "}"), Map.of()));
    assertEquals(YES, judge(allow("{" + all + "}"), Map.of("k", List.of())));
    assertEquals(NO, judge(allow("{" + guarded + "}"), Map.of()));
    assertEquals(NO, judge(allow("{" + guarded + "}"), Map.of("k", List.of())));
    assertEquals(YES, judge(allow("{" + guarded + "}"), Map.of("k", List.of("ab"))));
    String any = "{\"ForAnyValue:StringLike\":{\"k\":[\"a*\"]}}";
    assertEquals(NO, judge(allow(any), Map.of()));
    String one = "{\"StringLike\":{\"k\":[\"a*\"]}}";
    assertEquals(NO, judge(allow(one), Map.of()));
    String isNull = "{\"Null\":{\"k\":\"true\"}}";
    assertEquals(YES, judge(allow(isNull), Map.of()));
    assertEquals(NO, judge(allow(isNull), Map.of("k", List.of("x"))));
  }

  @Test
  @DisplayName("several values: all must fit one of the patterns, or any")
  void severalValues() {
    String all = "{\"ForAllValues:StringLike\":{\"k\":[\"a*\",\"b\"]}}";
    assertEquals(YES, judge(allow(all), Map.of("k", List.of("a1", "b"))));
    assertEquals(NO, judge(allow(all), Map.of("k", List.of("a1", "c"))));
    String any = "{\"ForAnyValue:StringLike\":{\"k\":[\"a*\"]}}";
    assertEquals(YES, judge(allow(any), Map.of("k", List.of("c", "a"))));
    assertEquals(NO, judge(allow(any), Map.of("k", List.of("c", "d"))));
    String one = "{\"StringLike\":{\"k\":[\"a*\"]}}";
    assertEquals(NO, judge(allow(one), Map.of("k", List.of("a1", "a2"))));
  }

  @Test
  @DisplayName("equality takes wildcards as plain characters")
  void equalityIsPlain() {
    String equal = "{\"StringEquals\":{\"k\":[\"a*\"]}}";
    assertEquals(YES, judge(allow(equal), Map.of("k", List.of("a*"))));
    assertEquals(NO, judge(allow(equal), Map.of("k", List.of("ab"))));
  }

  @Test
  @DisplayName("conditions of a statement are joined by and")
  void conditionsAreJoined() {
    String both = "{\"StringLike\":{\"k\":[\"a\"],\"l\":[\"b\"]}}";
    assertEquals(YES, judge(allow(both), Map.of("k", List.of("a"), "l", List.of("b"))));
    assertEquals(NO, judge(allow(both), Map.of("k", List.of("a"), "l", List.of("c"))));
  }

  @Test
  @DisplayName("a variable takes its value from the request; without one nothing fits")
  void variables() {
    String tag = "{\"StringLike\":{\"k\":[\"T#${tag}#*\"]}}";
    assertEquals(YES, judge(allow(tag), Map.of("k", List.of("T#x#y"), "tag", List.of("x"))));
    assertEquals(NO, judge(allow(tag), Map.of("k", List.of("T#x#y"), "tag", List.of("z"))));
    assertEquals(NO, judge(allow(tag), Map.of("k", List.of("T#x#y"))));
    assertEquals(NO, judge(allow(tag), Map.of("k", List.of("T##y"))));
  }

  @Test
  @DisplayName("a deny wins over an allow, wherever it stands")
  void denyWins() {
    String open = statement("Allow", "{}");
    String closed = statement("Deny", "{\"Null\":{\"tag\":\"true\"}}");
    for (String document :
        List.of(
            "{\"Statement\":[" + open + "," + closed + "]}",
            "{\"Statement\":[" + closed + "," + open + "]}")) {
      assertEquals("DENY Deny", judge(document, Map.of()));
      assertEquals(YES, judge(document, Map.of("tag", List.of("x"))));
    }
  }

  @Test
  @DisplayName("without a statement that allows, the answer is no")
  void nothingAllowsNothing() {
    assertEquals(NO, judge("{\"Statement\":[]}", Map.of()));
    String other =
        "{\"Statement\":[{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":\"s:Other\",\"Resource\":\"*\"}]}";
    assertEquals(NO, judge(other, Map.of()));
  }

  @Test
  @DisplayName("words the evaluator does not know are refused when the document is read")
  void unknownWordsAreRefused() {
    List<String> unknown = new ArrayList<>();
    unknown.add(allow("{\"StringLikeIfExists\":{\"k\":[\"a\"]}}"));
    unknown.add(allow("{\"ForSomeValues:StringLike\":{\"k\":[\"a\"]}}"));
    unknown.add(allow("{}").replace("\"Effect\":\"Allow\"", "\"Effect\":\"Maybe\""));
    for (String document : unknown) {
      assertThrows(
          IllegalArgumentException.class, () -> PolicyDocument.read(document, NAMES), document);
    }
  }
}
