package io.quantlab.local.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quantlab.local.architecture.planted.Planted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sees rules 4, 6, 7 and 8 bite on classes that break them, and leave an innocent one alone.
final class CodeRulesTest {
  private static final Map<String, Ban> BAN_OF =
      Map.of(
          "ReadsSystemClock", Bans.WALL_CLOCK,
          "ReadsInstantNow", Bans.WALL_CLOCK,
          "FormatsInDefaultLocale", Bans.DEFAULTS,
          "LowersInDefaultLocale", Bans.DEFAULTS,
          "ThrowsUnseededDice", Bans.RANDOMNESS,
          "StartsThread", Bans.THREADS,
          "ReadsFile", Bans.FILES,
          "Boxes", Bans.HEAVY_NUMBERS,
          "UsesBigDecimal", Bans.HEAVY_NUMBERS,
          "Streams", Bans.HEAVY_NUMBERS);

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages(Planted.class.getPackageName());

  static Stream<String> bannedClasses() {
    return BAN_OF.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("bannedClasses")
  void banSeesPlantedUse(String name) {
    List<String> complaints = BAN_OF.get(name).complaints(planted(name), _ -> true);
    assertTrue(
        complaints.stream().anyMatch(complaint -> complaint.contains("Planted.java:")),
        () -> "expected a complaint with its line, found " + complaints);
  }

  @Test
  void bansLeaveInnocentClassAlone() {
    for (Ban ban : BAN_OF.values()) {
      assertEquals(List.of(), ban.complaints(planted("Innocent"), _ -> true), ban.what());
    }
    assertEquals(List.of(), ClassRules.shapeComplaints(planted("Innocent"), Set.of()));
    assertEquals(List.of(), ClassRules.symbolComplaints(planted("Innocent"), List.of()));
  }

  @Test
  void banLooksOnlyWhereItApplies() {
    assertEquals(List.of(), Bans.FILES.complaints(planted("ReadsFile"), _ -> false));
  }

  @Test
  void symbolRuleSeesReaderOutsideTheList() {
    List<String> complaints = ClassRules.symbolComplaints(planted("ReadsSymbol"), List.of());
    assertEquals(1, complaints.size());
    assertTrue(complaints.getFirst().contains("Planted.java:"), complaints.getFirst());
    List<String> readers = List.of("io.quantlab.local");
    assertEquals(List.of(), ClassRules.symbolComplaints(planted("ReadsSymbol"), readers));
  }

  @Test
  void shapeRuleSeesOpenClass() {
    List<String> complaints = ClassRules.shapeComplaints(planted("Open"), Set.of());
    assertEquals(1, complaints.size());
    assertTrue(complaints.getFirst().contains("Open is open"), complaints.getFirst());
    Set<String> excused = Set.of(Planted.class.getName() + "$Open");
    assertEquals(List.of(), ClassRules.shapeComplaints(planted("Open"), excused));
  }

  @Test
  void shapeRuleSeesEmptyName() {
    List<String> complaints = ClassRules.shapeComplaints(planted("ThingManager"), Set.of());
    assertEquals(1, complaints.size());
    assertTrue(complaints.getFirst().contains("name the variant"), complaints.getFirst());
  }

  @Test
  void shapeRuleSeesPublicMutableField() {
    List<String> complaints = ClassRules.shapeComplaints(planted("Changing"), Set.of());
    assertEquals(1, complaints.size());
    assertTrue(complaints.getFirst().contains("Changing.value is public"), complaints.getFirst());
  }

  private static JavaClasses planted(String name) {
    String full = Planted.class.getName() + "$" + name;
    return PLANTED.that(DescribedPredicate.describe(full, each -> each.getName().equals(full)));
  }
}
