package io.quantlab.dsl.runtime;

import io.quantlab.dsl.plan.Plan.Family;
import io.quantlab.dsl.plan.Routine;
import io.quantlab.dsl.plan.State;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The routines by the names of the catalogue: every public static method with [Library].
public final class Routines {
  private static final List<Class<?>> OWNERS =
      List.of(
          ArrayRoutines.class,
          ArrayParts.class,
          ArrayNumbers.class,
          ArrayLambdas.class,
          MapRoutines.class,
          TextRoutines.class,
          Composites.class,
          Maths.class,
          Values.class,
          Money.class,
          Times.class,
          Colors.class,
          Quantity.class,
          Price.class,
          RngValue.class,
          Streams.class,
          Outer.class,
          Properties.class);
  private static final Map<String, List<Routine>> BY_NAME = collect();

  private Routines() {}

  private static Map<String, List<Routine>> collect() {
    Map<String, List<Routine>> byName = new HashMap<>();
    for (Class<?> owner : OWNERS) {
      Method[] methods = owner.getDeclaredMethods();
      Arrays.sort(methods, Comparator.comparing(Method::toString));
      for (Method method : methods) {
        Library library = method.getAnnotation(Library.class);
        if (library != null && Modifier.isPublic(method.getModifiers())) {
          for (String name : library.value()) {
            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(routine(name, method));
          }
        }
      }
    }
    return byName;
  }

  private static Routine routine(String name, Method method) {
    Class<?>[] types = method.getParameterTypes();
    boolean takesState = types.length > 0 && types[0] == State.class;
    boolean takesSite = types.length > 0 && types[types.length - 1] == int.class;
    List<Family> parameters = new ArrayList<>();
    for (int i = takesState ? 1 : 0; i < types.length - (takesSite ? 1 : 0); i++) {
      parameters.add(family(types[i]));
    }
    return new Routine(
        name,
        method.getDeclaringClass().getName(),
        method.getName(),
        MethodType.methodType(method.getReturnType(), types).descriptorString(),
        takesState,
        takesSite,
        parameters,
        result(method.getReturnType()));
  }

  private static Family family(Class<?> type) {
    return type == double.class
        ? Family.DOUBLE
        : type == long.class || type == boolean.class ? Family.LONG : Family.REF;
  }

  private static Routine.Result result(Class<?> type) {
    if (type == void.class) {
      return Routine.Result.NOTHING;
    }
    if (type == boolean.class) {
      return Routine.Result.BOOL;
    }
    return switch (family(type)) {
      case DOUBLE -> Routine.Result.DOUBLE;
      case LONG -> Routine.Result.LONG;
      case REF -> Routine.Result.REF;
    };
  }

  /// The routine that takes arguments of these families; numbers are put into boxes where it takes
  /// references, and whole numbers become floats, when there is none for them.
  public static Optional<Routine> find(String name, List<Family> families) {
    return BY_NAME.getOrDefault(name, List.of()).stream()
        .filter(each -> distance(each.parameters(), families) >= 0)
        .min(Comparator.comparingInt(each -> distance(each.parameters(), families)));
  }

  /// How many arguments have to be converted; -1 when they do not fit.
  private static int distance(List<Family> parameters, List<Family> families) {
    if (parameters.size() != families.size()) {
      return -1;
    }
    int distance = 0;
    for (int i = 0; i < families.size(); i++) {
      Family from = families.get(i);
      Family to = parameters.get(i);
      if (from != to) {
        boolean fits = to == Family.REF || from == Family.LONG && to == Family.DOUBLE;
        if (!fits) {
          return -1;
        }
        distance += to == Family.REF ? 2 : 1;
      }
    }
    return distance;
  }

  /// The routines of a name: one for each combination of families.
  public static List<Routine> all(String name) {
    return List.copyOf(BY_NAME.getOrDefault(name, List.of()));
  }

  /// The names of all routines, in order.
  public static Set<String> names() {
    return new TreeSet<>(BY_NAME.keySet());
  }

  /// True for a class that has routines, and for one a routine takes or gives.
  public static boolean refersTo(String binaryName) {
    return References.TYPES.contains(binaryName);
  }

  /// True for the method of a routine.
  ///
  /// @param owner binary name of the class
  /// @param method name and descriptor, one behind the other
  public static boolean isRoutine(String owner, String method) {
    return References.METHODS.contains(owner + " " + method);
  }

  /// What the classes of compiled scripts may refer to.
  private static final class References {
    private static final Set<String> METHODS = new HashSet<>();
    private static final Set<String> TYPES = new HashSet<>();

    static {
      for (Routine each : BY_NAME.values().stream().flatMap(List::stream).toList()) {
        METHODS.add(each.owner() + " " + each.method() + each.descriptor());
        TYPES.add(each.owner());
        MethodType type =
            MethodType.fromMethodDescriptorString(
                each.descriptor(), Routines.class.getClassLoader());
        type.parameterList().forEach(parameter -> TYPES.add(parameter.getName()));
        TYPES.add(type.returnType().getName());
      }
    }
  }

  /// A handle of a routine's method.
  public static MethodHandle handle(Routine routine) {
    try {
      ClassLoader loader = Routines.class.getClassLoader();
      Class<?> owner = Class.forName(routine.owner(), true, loader);
      return MethodHandles.lookup()
          .findStatic(
              owner,
              routine.method(),
              MethodType.fromMethodDescriptorString(routine.descriptor(), loader));
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("no method for the routine " + routine.name(), missing);
    }
  }
}
