package io.quantlab.local.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;

/// One class touching another, as the bytecode has it.
///
/// @param place what touches what, with file and line where the compiler left them
record Edge(String fromPackage, String toPackage, String place) {

  /// Every edge that leaves a class of the project for another package.
  static List<Edge> of(JavaClasses classes) {
    List<Edge> edges = new ArrayList<>();
    for (JavaClass origin : classes) {
      for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
        String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!to.isEmpty() && !to.equals(origin.getPackageName())) {
          edges.add(new Edge(origin.getPackageName(), to, dependency.getDescription()));
        }
      }
    }
    return edges;
  }
}
