package io.quantlab.local.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Something that may not be called or touched, with the reason.
///
/// @param what the group it belongs to: `wall clock`
/// @param instead what to do instead
/// @param forbids tells whether a call is meant
/// @param types fully qualified names that may not be touched at all; a trailing `.` means a whole
///   package
record Ban(
    String what, String instead, Predicate<CodeUnitAccessTarget> forbids, Set<String> types) {

  /// Complaints about every forbidden use in these classes.
  List<String> complaints(JavaClasses classes, Predicate<JavaClass> where) {
    List<String> complaints = new ArrayList<>();
    for (JavaClass origin : classes) {
      if (!where.test(origin)) {
        continue;
      }
      for (JavaCodeUnitAccess<?> access : origin.getCodeUnitAccessesFromSelf()) {
        if (forbids.test(access.getTarget())) {
          complaints.add(what + " (" + instead + "): " + access.getDescription());
        }
      }
      origin.getDirectDependenciesFromSelf().stream()
          .filter(dependency -> isForbidden(dependency.getTargetClass().getBaseComponentType()))
          .map(dependency -> what + " (" + instead + "): " + dependency.getDescription())
          .forEach(complaints::add);
    }
    return complaints.stream().distinct().toList();
  }

  private boolean isForbidden(JavaClass target) {
    return types.contains(target.getName()) || types.contains(target.getPackageName() + ".");
  }
}
