package io.quantlab.local.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Rules 7 and 8: who may read a symbol, and how classes are shaped and named.
final class ClassRules {
  private static final Pattern EMPTY_NAME = Pattern.compile(".*(Manager|Utils?|Helper|Impl|Base)");
  private static final String INSTRUMENT = "io.quantlab.engine.instrument.Instrument";

  /// Packages that may read a symbol, with all below them; the adapters are whole modules.
  static final List<String> SYMBOL_READERS =
      List.of(
          "io.quantlab.engine.instrument",
          "io.quantlab.engine.data",
          "io.quantlab.engine.analysis",
          "io.quantlab.platform.wire",
          "io.quantlab.dsl.host",
          "io.quantlab.fargate",
          "io.quantlab.local");

  /// Classes ANTLR and Dagger generate, with all inside them: not ours to shape.
  private static final Pattern GENERATED =
      Pattern.compile(
          "io\\.quantlab\\.(dsl\\.parser\\.Wick(Lexer|Parser)|function\\.wiring\\.(Dagger\\w+|\\w+_\\w*Factory))(\\$.*)?");

  private ClassRules() {}

  /// @param readers packages that may read a symbol, with all below them
  static List<String> symbolComplaints(JavaClasses classes, List<String> readers) {
    List<String> complaints = new ArrayList<>();
    for (JavaClass origin : classes) {
      boolean mayRead =
          readers.stream().anyMatch(reader -> TableRules.isPartOf(origin.getPackageName(), reader));
      for (JavaCodeUnitAccess<?> access : origin.getCodeUnitAccessesFromSelf()) {
        boolean reads =
            access.getTarget().getOwner().getName().equals(INSTRUMENT)
                && access.getTarget().getName().equals("symbol");
        if (reads && !mayRead) {
          complaints.add(
              "symbol() is for data, analysis and adapters; inside the engine an instrument is its"
                  + " token: "
                  + access.getDescription());
        }
      }
    }
    return complaints;
  }

  /// @param open full names of classes that may stay open
  static List<String> shapeComplaints(JavaClasses classes, Set<String> open) {
    List<String> complaints = new ArrayList<>();
    for (JavaClass each : classes) {
      if (each.isAnonymousClass()
          || each.getModifiers().contains(JavaModifier.SYNTHETIC)
          || GENERATED.matcher(each.getName()).matches()) {
        continue;
      }
      if (!isClosed(each) && !open.contains(each.getName())) {
        complaints.add(
            each.getName()
                + " is open: make it final or sealed, or give it a row with its reason under"
                + " \"## Open classes\" in docs/architecture.md.");
      }
      if (EMPTY_NAME.matcher(each.getSimpleName()).matches()) {
        complaints.add(
            each.getName()
                + " says nothing by its ending: name the variant, no Manager, Util, Helper, Impl,"
                + " Base.");
      }
      for (JavaField field : each.getFields()) {
        Set<JavaModifier> modifiers = field.getModifiers();
        if (modifiers.contains(JavaModifier.PUBLIC) && !modifiers.contains(JavaModifier.FINAL)) {
          complaints.add(field.getFullName() + " is public and can change: make it private.");
        }
      }
    }
    return complaints;
  }

  /// Open classes of the page that are gone or closed by now.
  static List<String> openClassComplaints(JavaClasses classes, PackageTable table) {
    List<String> complaints = new ArrayList<>();
    table
        .openClasses()
        .forEach((name, line) -> {
          String full = "io.quantlab." + name;
          if (!classes.contain(full) || isClosed(classes.get(full))) {
            complaints.add(
                "docs/architecture.md:" + line + ": " + name + " is not open: remove its row.");
          }
        });
    return complaints;
  }

  /// ArchUnit does not tell sealed classes, so the loaded class is asked.
  private static boolean isClosed(JavaClass each) {
    return each.isInterface()
        || each.isEnum()
        || each.isRecord()
        || each.getModifiers().contains(JavaModifier.FINAL)
        || each.reflect().isSealed();
  }
}
